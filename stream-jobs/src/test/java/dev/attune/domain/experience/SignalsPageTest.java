package dev.attune.domain.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.DeadClickPreset;
import dev.attune.domain.policy.NormalPrior;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.PolicyKeys;
import dev.attune.domain.policy.RageClickPreset;
import dev.attune.domain.policy.RatePrior;
import dev.attune.domain.policy.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/signals.md} is the catalogue: what it says of every signal in tables is what the code says, and it describes
 * each of them. {@code -Dattune.docs.write=true} writes the tables anew.
 */
class SignalsPageTest {

    private static final Path PAGE = Path.of("../docs/signals.md");

    @Test
    void theTablesSayWhatTheCodeSays() throws IOException {
        assumeTrue(Files.exists(PAGE), PAGE + " is absent: skipped");
        String page = Files.readString(PAGE);
        String expected = with(with(page, "signals", signals()), "presets", presets());
        if (Boolean.getBoolean("attune.docs.write")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE)
                .as("write it anew with -Dtest=SignalsPageTest -Dattune.docs.write=true")
                .content()
                .isEqualTo(expected);
    }

    @Test
    void everySignalIsDescribedWithItsSatisfaction() throws IOException {
        assumeTrue(Files.exists(PAGE), PAGE + " is absent: skipped");
        String description = Files.readString(PAGE);
        description = description.substring(description.indexOf("## What each of them is"));
        for (SignalKind kind : SignalKind.values()) {
            assertThat(description)
                    .as("the row that describes %s", kind)
                    .containsPattern("(?m)^\\| `" + PolicyKeys.of(kind) + "` \\| [^|]+ \\| [^|]+ \\|$");
        }
    }

    private static String with(String page, String name, String table) {
        String begin = "<!-- begin " + name + ", generated -->\n";
        String end = "<!-- end " + name + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        assertThat(to).as("the markers of the table of %s", name).isGreaterThan(from - 1);
        return page.substring(0, from) + table + page.substring(to);
    }

    private static String signals() {
        StringBuilder table = new StringBuilder("""
                | Signal | Value | Usual | Dimension | Group | Contact | Weight | Reason | Department |
                |---|---|---|---|---|---|---|---|---|
                """);
        Policy policy = Policy.defaults();
        for (SignalKind kind : SignalKind.values()) {
            Reason reason = Reason.of(kind);
            table.append("| `%s` | %s | %s | %s | %s | %s | %s | `%s` | %s |\n"
                    .formatted(
                            PolicyKeys.of(kind),
                            unit(kind),
                            usual(kind, policy),
                            words(kind.dimension()),
                            words(kind.group()),
                            words(kind.contact()),
                            policy.experience().weight(kind),
                            reason.name(),
                            reason.department()));
        }
        return table.toString();
    }

    private static String unit(SignalKind kind) {
        return switch (kind.unit()) {
            case LOG_MILLISECONDS -> "milliseconds, logarithm";
            case LOG_HOURS -> "hours, logarithm";
            case DISSATISFACTION -> "dissatisfaction, 0 to 1";
            case YES_OR_NO -> "yes or no";
        };
    }

    private static String usual(SignalKind kind, Policy policy) {
        NormalPrior normal = policy.experience().normal().get(kind);
        RatePrior rate = policy.experience().rates().get(kind);
        if (rate != null) {
            return String.format(Locale.ROOT, "%.1f %%", 100 * rate.bad() / (rate.bad() + rate.good()));
        }
        if (normal == null) {
            return "not watched";
        }
        return switch (kind.unit()) {
            case LOG_MILLISECONDS -> String.format(Locale.ROOT, "%.0f ms", Math.exp(normal.mean()));
            case LOG_HOURS -> String.format(Locale.ROOT, "%.0f h", Math.exp(normal.mean()));
            case DISSATISFACTION, YES_OR_NO -> String.valueOf(normal.mean());
        };
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String presets() {
        StringBuilder table = new StringBuilder("""
                | Preset | Clicks | Within | Gap below | Distance | Element | Ended by an answer |
                |---|---|---|---|---|---|---|
                """);
        for (RageClickPreset preset : RageClickPreset.values()) {
            table.append("| rage, `%s` | %d | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            preset,
                            preset.clicks(),
                            preset.withinMs() == Integer.MAX_VALUE ? "any time" : preset.withinMs() + " ms",
                            preset.gapBelowMs() + " ms",
                            distance(preset),
                            preset.anyElement() ? "any" : "the same",
                            preset.unanswered() ? "yes" : "no"));
        }
        for (DeadClickPreset preset : DeadClickPreset.values()) {
            table.append("| dead, `%s` | 1 | %d ms |  |  |  | yes |\n".formatted(preset, preset.waitMs()));
        }
        return table.toString();
    }

    /** Tried out, so that the page cannot say other than what happens. */
    private static String distance(RageClickPreset preset) {
        if (preset.isNear(1_000_000, 1_000_000)) {
            return "any";
        }
        int furthest = 0;
        while (preset.isNear(furthest + 1L, 0)) {
            furthest++;
        }
        boolean straight = preset.isNear(furthest * 6L / 10, furthest * 8L / 10);
        return "at most " + furthest + " px" + (straight ? "" : ", across and down together");
    }
}
