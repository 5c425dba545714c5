package dev.attune.cli.bridge.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where to, and in whose language. */
public sealed interface Target {

    Address address();

    /** Further headers of each request, such as Authorization. */
    Map<String, Secret> headers();

    /**
     * Takes one revision per request, as JSON.
     *
     * @param keys what requests are signed with; two while a secret is being changed, none for unsigned requests
     */
    record Webhook(Address address, Map<String, Secret> headers, List<Secret> keys) implements Target {
        public Webhook {
            headers = Map.copyOf(headers);
            keys = List.copyOf(keys);
        }
    }

    /**
     * Prometheus Alertmanager: is told again what is open.
     *
     * @param address without {@code /api/v2/alerts}
     * @param generatorUrl link back, {@code {id}} stands for the alert; null for none
     */
    record Alertmanager(
            Address address,
            Map<String, Secret> headers,
            Duration resendInterval,
            @Nullable String generatorUrl) implements Target {
        public Alertmanager {
            headers = Map.copyOf(headers);
        }
    }
}
