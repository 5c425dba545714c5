package dev.attune.sandbox.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.AlertKind;
import dev.attune.sandbox.simulator.CustomerHabits;
import dev.attune.sandbox.simulator.CustomerTruth;
import dev.attune.sandbox.simulator.FleetIncident;
import dev.attune.sandbox.simulator.live.AlertJudge.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertJudgeTest {

    private static final long DAY = 86_400_000;
    private static final CustomerHabits HABITS = new CustomerHabits(0.1, 0.3, 1, 0.1, 0.15, 20);
    private static final AlertJudge JUDGE = new AlertJudge(
            List.of(
                    new CustomerTruth("left", "retail", "north", 0, 100 * DAY, "natural", null, null, HABITS),
                    new CustomerTruth("dropped", "retail", "south", 0, null, null, 50 * DAY, 80 * DAY, HABITS)),
            List.of(new FleetIncident(0, "touchpoint", "cart", "*", 200 * DAY, 201 * DAY, 10, 2)));

    @Test
    void aChurnAlertIsRightFromAWeekBeforeTheDepartureOn() {
        assertThat(JUDGE.judge(AlertKind.CHURN_RISK, "left", 92 * DAY)).isEqualTo(Verdict.WRONG);
        assertThat(JUDGE.judge(AlertKind.CHURN_RISK, "left", 93 * DAY)).isEqualTo(Verdict.RIGHT);
        assertThat(JUDGE.judge(AlertKind.CHURN_RISK, "left", 160 * DAY)).isEqualTo(Verdict.RIGHT);
        assertThat(JUDGE.judge(AlertKind.CHURN_RISK, "dropped", 60 * DAY)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void aDropIsRightInsideItsWindowAndForTwoWeeksAfter() {
        assertThat(JUDGE.judge(AlertKind.EXPERIENCE_DROP, "dropped", 49 * DAY)).isEqualTo(Verdict.WRONG);
        assertThat(JUDGE.judge(AlertKind.EXPERIENCE_DROP, "dropped", 93 * DAY)).isEqualTo(Verdict.RIGHT);
        assertThat(JUDGE.judge(AlertKind.EXPERIENCE_DROP, "dropped", 94 * DAY)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void aDropDuringAnIncidentIsCountedApartAndBotsAreNoCustomers() {
        assertThat(JUDGE.judge(AlertKind.EXPERIENCE_DROP, "left", 202 * DAY)).isEqualTo(Verdict.FLEET);
        assertThat(JUDGE.judge(AlertKind.EXPERIENCE_DROP, "bot0", 202 * DAY)).isEqualTo(Verdict.NO_CUSTOMER);
    }
}
