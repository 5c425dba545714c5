package dev.attune.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.domain.event.SignalKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final Policy DEFAULTS = Policy.defaults();

    @Test
    void defaultsAreValidAndWatchEverySignal() {
        assertThat(DEFAULTS.version()).isEqualTo("1");
        for (SignalKind signal : SignalKind.values()) {
            boolean normal = DEFAULTS.experience().normal().containsKey(signal);
            boolean rate = DEFAULTS.experience().rates().containsKey(signal);
            assertThat(normal != rate).as("%s has one prior", signal).isTrue();
        }
    }

    @Test
    void everyReasonOfEvidenceHasADefaultWeightAndARoute() {
        for (Reason reason : Reason.values()) {
            assertThat(DEFAULTS.churn().evidence().containsKey(reason)).isEqualTo(!reason.isModelTerm());
            assertThat(DEFAULTS.route(reason).isEmpty()).isEqualTo(reason == Reason.CALIBRATION);
        }
    }

    @Test
    void everyBrokenRuleIsReportedAtOnceInTheHouseForm() {
        assertThatThrownBy(() -> new Policy(
                        " ",
                        DEFAULTS.modelVersion(),
                        DEFAULTS.parametersVersion(),
                        DEFAULTS.churn(),
                        DEFAULTS.experience(),
                        DEFAULTS.journey(),
                        new EpisodePolicy(
                                Duration.ofHours(-1),
                                Duration.ZERO,
                                1.4,
                                0.9,
                                0.1,
                                -10,
                                -5,
                                0,
                                new ReminderRule(Duration.ZERO, Duration.ofDays(-1), Duration.ZERO, 16),
                                new AlertBudgetRule(0, true)),
                        DEFAULTS.health(),
                        DEFAULTS.confidence(),
                        new RetentionPolicy(0, Duration.ZERO, Duration.ZERO),
                        DEFAULTS.incident(),
                        DEFAULTS.touchpoints(),
                        new IgnorePolicy(List.of("*", "a*b", "test-*"), List.of(" ")),
                        Map.of(Reason.ERRORS, List.of("", "web@urgent", "web@critical"))))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessage(String.join(
                        "\n",
                        "version must not be empty, but was ' '",
                        "episode.minimum-dwell must be at least PT0S, but was PT-1H",
                        "episode.churn-warning must be in (0, 1), but was 1.4",
                        "episode.churn-warning must be below episode.churn-critical (0.9), but was 1.4",
                        "episode.drop-critical must be below episode.drop-warning (-10.0), but was -5.0",
                        "episode.drop-update-step must be a number above 0, but was 0.0",
                        "episode.reminder.warning must be PT0S, or longer than episode.minimum-dwell (PT-1H), but was PT-24H",
                        "episode.reminder.in-a-row must be in [0.0, 15.0], but was 16.0",
                        "episode.budget.per-week must be in [1.0, 32.0], but was 0.0",
                        "retention.expiry-days must be in [1.0, 36500.0], but was 0.0",
                        "retention.deduplication-span must be longer than PT0S, but was PT0S",
                        "ignore.customers must be ids, or how they begin with one * at the end, but was *",
                        "ignore.customers must be ids, or how they begin with one * at the end, but was a*b",
                        "ignore.touchpoints must not be empty, but was ' '",
                        "routes.errors must be departments, with @info, @warning or @critical where they hear of it from"
                                + " that severity on, but was ",
                        "routes.errors must be departments, with @info, @warning or @critical where they hear of it from"
                                + " that severity on, but was web@urgent"));
    }

    @Test
    void thresholdsAreToldAsLogOdds() {
        ChurnPolicy churn = DEFAULTS.churn();

        assertThat(1 / (1 + Math.exp(-churn.enterLogOdds())))
                .isCloseTo(churn.enterProbability(), org.assertj.core.api.Assertions.within(1e-12));
        assertThat(churn.exitLogOdds()).isLessThan(churn.enterLogOdds());
    }
}
