package dev.attune.cli.bridge.settings;

import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import dev.attune.policy.PolicyNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One receiver of the file. */
final class ReceiverReader {

    /** Takes the place of an address that is a problem, so that the rest is read. */
    private static final Address NOWHERE = new Address(URI.create("http://localhost"));

    private static final int LEAST_KEY_BYTES = 24;
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);

    private enum Type {
        WEBHOOK,
        ALERTMANAGER
    }

    private enum Start {
        LATEST,
        EARLIEST
    }

    private ReceiverReader() {}

    static ReceiverSettings read(String name, Section section, SecretReader secrets) {
        if (!section.has("type")) {
            section.wrong("type", "must be one of webhook, alertmanager", "absent");
        }
        Type type = section.choice("type", Type.class, Type.WEBHOOK);
        ReceiverSettings receiver = new ReceiverSettings(
                name,
                type == Type.WEBHOOK ? webhook(section, secrets) : alertmanager(section, secrets),
                selection(section, type),
                effort(section),
                section.choice("start", Start.class, Start.LATEST) == Start.EARLIEST,
                section.number("most-open", 50_000, 1, 1_000_000));
        section.refuseTheRest();
        return receiver;
    }

    private static Target webhook(Section section, SecretReader secrets) {
        List<Secret> keys = new ArrayList<>();
        for (String key : List.of("secret", "former-secret")) {
            secrets.read(section, key).ifPresent(secret -> {
                requireStrong(section, key, secret);
                keys.add(secret);
            });
        }
        if (section.has("former-secret") && !section.has("secret")) {
            section.wrong("former-secret", "must stand beside a secret", "alone");
        }
        return new Target.Webhook(address(section, secrets), secrets.headers(section, "headers"), keys);
    }

    private static Target alertmanager(Section section, SecretReader secrets) {
        Duration resend =
                section.duration("resend-interval", Duration.ofMinutes(1), Duration.ofMillis(100), Duration.ofHours(1));
        return new Target.Alertmanager(
                address(section, secrets), secrets.headers(section, "headers"), resend, generator(section));
    }

    private static @Nullable String generator(Section section) {
        Optional<String> given = section.text("generator-url");
        if (given.filter(url -> Address.parse(url.replace("{id}", "id")).isEmpty())
                .isPresent()) {
            section.wrong("generator-url", "must be an http or https address, {id} for the alert", given.get());
        }
        return given.orElse(null);
    }

    /** In the file, or kept elsewhere like any secret: the addresses of many webhooks are. */
    private static Address address(Section section, SecretReader secrets) {
        boolean written =
                section.node("url").filter(PolicyNode.Scalar.class::isInstance).isPresent();
        if (!section.has("url")) {
            section.wrong("url", "must be given", "absent");
            return NOWHERE;
        }
        Optional<String> text =
                written ? section.text("url") : secrets.read(section, "url").map(Secret::reveal);
        if (text.isEmpty()) {
            return NOWHERE;
        }
        return Address.parse(text.get()).orElseGet(() -> {
            section.wrong(
                    "url", "must be an http or https address without user, password and fragment", "another text");
            return NOWHERE;
        });
    }

    private static void requireStrong(Section section, String key, Secret secret) {
        int bytes;
        try {
            bytes = secret.reveal().startsWith("whsec_")
                    ? Base64.getDecoder().decode(secret.reveal().substring("whsec_".length())).length
                    : secret.reveal().getBytes(StandardCharsets.UTF_8).length;
        } catch (IllegalArgumentException noBase64) {
            section.wrong(key, "must be Base64 after whsec_", "something else");
            return;
        }
        if (bytes < LEAST_KEY_BYTES) {
            section.wrong(key, "must be at least " + LEAST_KEY_BYTES + " bytes long", bytes + " bytes");
        }
    }

    private static Selection selection(Section section, Type type) {
        Set<EpisodeState> states = EnumSet.allOf(EpisodeState.class);
        if (type == Type.WEBHOOK) {
            states = section.choices("states", EpisodeState.class);
        }
        return new Selection(
                section.choices("kinds", SubjectKind.class),
                section.choice("minimum-severity", Severity.class, Severity.INFO),
                new LinkedHashSet<>(section.words("routes")),
                states,
                section.flag("explained", false));
    }

    private static Effort effort(Section section) {
        Duration first = section.duration("first-delay", Duration.ofSeconds(1), MILLISECOND, Duration.ofHours(1));
        Duration largest = section.duration("largest-delay", Duration.ofMinutes(1), MILLISECOND, DAY);
        if (largest.compareTo(first) < 0) {
            section.wrong("largest-delay", "must be at least first-delay, " + first, largest.toString());
        }
        return new Effort(
                section.duration("timeout", Duration.ofSeconds(10), Duration.ofMillis(10), Duration.ofMinutes(5)),
                section.number("rate-per-second", 50, 1, 10_000),
                section.number("in-flight", 4, 1, 64),
                first,
                largest,
                section.duration("give-up-after", Duration.ofHours(1), Duration.ZERO, Duration.ofDays(30)));
    }
}
