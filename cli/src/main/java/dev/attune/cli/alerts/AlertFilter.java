package dev.attune.cli.alerts;

import dev.attune.contract.Topic;
import dev.attune.delivery.OutboundMapper;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are wanted.
 *
 * @param kind null for all kinds
 * @param customerId null for all customers
 */
record AlertFilter(@Nullable AlertKind kind, @Nullable String customerId, Severity leastSeverity) {

    List<Topic> topics() {
        return Arrays.stream(AlertKind.values())
                .filter(each -> kind == null || kind == each)
                .map(OutboundMapper::topicOf)
                .distinct()
                .toList();
    }

    /** Judges by the key alone, before anything is decoded. */
    boolean mayHold(byte @Nullable [] key) {
        return customerId == null || key == null || Arrays.equals(key, customerId.getBytes(StandardCharsets.UTF_8));
    }

    boolean wants(AlertRecord alert) {
        return (customerId == null || customerId.equals(alert.customerId()))
                && (kind == null || kind.name().equals(alert.kind()))
                && severity(alert.severity()) >= leastSeverity.ordinal();
    }

    /** A severity that is not known here is not left out: it may be worse than all we know. */
    private static int severity(String code) {
        return Arrays.stream(Severity.values())
                .filter(each -> each.name().equals(code.toUpperCase(Locale.ROOT)))
                .mapToInt(Severity::ordinal)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }
}
