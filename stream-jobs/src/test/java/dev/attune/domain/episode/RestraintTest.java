package dev.attune.domain.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.policy.AlertBudgetRule;
import dev.attune.domain.policy.EpisodePolicy;
import dev.attune.domain.policy.Reason;
import dev.attune.domain.policy.ReminderRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestraintTest {

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

    private static final EpisodePolicy POLICY = new EpisodePolicy(
            Duration.ofHours(24),
            Duration.ofDays(14),
            0.7,
            0.9,
            0.1,
            -10,
            -25,
            10,
            new ReminderRule(Duration.ZERO, Duration.ofDays(14), Duration.ofDays(3), 2),
            new AlertBudgetRule(2, true));

    private final AlertBudget budget = new AlertBudget(POLICY.budget());
    private final Restraint risks = new Restraint(new EpisodeRule(AlertKind.CHURN_RISK, POLICY), budget);
    private final EpisodeMemory memory = new EpisodeMemory();
    private final EpisodeMemory other = new EpisodeMemory();
    private Wishes wishes = Wishes.NONE;

    @Test
    void aReminderFallsDueWithNoEventAndOnlyAFewTimesInARow() {
        Standing same = at(0.8, Severity.WARNING);
        assertThat(look(same, 0)).isEqualTo(Trigger.OPENED);
        assertThat(deadline(quiet(0.8, Severity.WARNING), 0)).isEqualTo(14 * DAY);
        assertThat(look(quiet(0.8, Severity.WARNING), 14 * DAY - 1)).isNull();
        assertThat(look(quiet(0.8, Severity.WARNING), 14 * DAY)).isEqualTo(Trigger.REMINDER);
        assertThat(look(quiet(0.9, Severity.WARNING), 15 * DAY)).as("creeps on").isEqualTo(Trigger.SCORE);
        assertThat(look(quiet(0.8, Severity.WARNING), 29 * DAY - 1)).isEqualTo(Trigger.SCORE);
        assertThat(look(quiet(0.8, Severity.WARNING), 43 * DAY - 1)).isEqualTo(Trigger.REMINDER);
        assertThat(look(quiet(0.8, Severity.WARNING), 60 * DAY)).isNull();
        assertThat(deadline(quiet(0.8, Severity.WARNING), 60 * DAY)).isEqualTo(Long.MAX_VALUE);

        assertThat(look(at(0.95, Severity.CRITICAL), 61 * DAY)).isEqualTo(Trigger.SEVERITY);
        assertThat(look(quiet(0.95, Severity.CRITICAL), 64 * DAY)).isEqualTo(Trigger.REMINDER);
        assertThat(memory.revision()).isEqualTo(7);
    }

    @Test
    void whatIsOnlyWorthKnowingDoesNotRemind() {
        look(at(0.65, Severity.INFO), 0);
        assertThat(deadline(quiet(0.65, Severity.INFO), 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(look(quiet(0.65, Severity.INFO), 300 * DAY)).isNull();
    }

    @Test
    void aHoldCountsOnceHoweverOftenItIsLookedAt() {
        look(at(0.65, Severity.INFO), 0);
        look(leaving(), DAY);
        assertThat(look(at(0.66, Severity.INFO), 2 * DAY)).isNull();
        assertThat(risks.counted()).isEqualTo(SuppressionReason.COOLDOWN);
        assertThat(look(quiet(0.66, Severity.INFO), 3 * DAY)).isNull();
        assertThat(risks.counted()).isNull();
        assertThat(look(quiet(0.2, Severity.INFO, false), 4 * DAY)).isNull();
        assertThat(look(at(0.66, Severity.INFO), 5 * DAY)).isNull();
        assertThat(memory.suppressed()).as("it had sunk in between").isEqualTo(2);

        int suppressed = memory.suppressed();
        assertThat(look(quiet(0.66, Severity.INFO), 15 * DAY)).isEqualTo(Trigger.OPENED);
        assertThat(suppressed).isEqualTo(2);
        assertThat(memory.suppressed()).isZero();
    }

    @Test
    void aCauseThatFlapsIsHeldBackForTheDwellAndCounted() {
        look(at(0.65, Severity.INFO), 0);
        assertThat(look(caused(Reason.ERRORS), HOUR)).isNull();
        assertThat(risks.counted()).isEqualTo(SuppressionReason.DWELL);
        look(quiet(0.65, Severity.INFO), 2 * HOUR);
        assertThat(look(caused(Reason.ERRORS), 3 * HOUR)).isNull();
        assertThat(risks.counted()).as("the same as before").isNull();
        assertThat(look(caused(Reason.SILENCE), 4 * HOUR)).isNull();
        assertThat(look(caused(Reason.ERRORS), 5 * HOUR)).isNull();
        assertThat(risks.counted()).as("it came again").isEqualTo(SuppressionReason.DWELL);
        assertThat(memory.suppressed()).isEqualTo(2);
        assertThat(look(caused(Reason.ERRORS), DAY)).isEqualTo(Trigger.CAUSE);
    }

    @Test
    void theBudgetCountsBothKindsAndFreesAWeekAfterTheOneThatUsedItUp() {
        other.tell(Trigger.OPENED, at(-12, Severity.WARNING), 0);
        look(at(0.72, Severity.WARNING), DAY);
        Standing worse = at(0.84, Severity.WARNING);
        assertThat(look(worse, 2 * DAY)).isNull();
        assertThat(risks.counted()).isEqualTo(SuppressionReason.BUDGET);
        assertThat(deadline(worse, 2 * DAY)).isEqualTo(7 * DAY);
        assertThat(look(at(0.92, Severity.CRITICAL), 3 * DAY))
                .as("critical passes")
                .isEqualTo(Trigger.SEVERITY);
        assertThat(look(at(0.8, Severity.WARNING), 7 * DAY))
                .as("but counts all the same")
                .isNull();
        assertThat(look(leaving(), 7 * DAY + HOUR)).as("an end costs nothing").isEqualTo(Trigger.RESOLVED);
    }

    @Test
    void whatPeopleDoNotWantIsHeldBackUntilTheyDoButForTheEnd() {
        wishes = new Wishes() {
            @Override
            public @Nullable SuppressionReason against(AlertKind kind, Trigger due, long at) {
                return at < 10 * DAY ? SuppressionReason.MUTED : null;
            }

            @Override
            public long until(AlertKind kind, Trigger due, long at) {
                return 10 * DAY;
            }
        };
        Standing standing = at(0.8, Severity.CRITICAL);
        assertThat(look(standing, DAY)).isNull();
        assertThat(risks.counted()).isEqualTo(SuppressionReason.MUTED);
        assertThat(deadline(standing, DAY)).isEqualTo(10 * DAY);
        assertThat(memory.beganAt()).isEqualTo(DAY);
        assertThat(look(standing, 10 * DAY)).isEqualTo(Trigger.OPENED);
    }

    private @Nullable Trigger look(Standing standing, long at) {
        Trigger told = risks.decide(memory, standing, wishes, budget.freeFrom(memory, other), at);
        if (told != null) {
            memory.tell(told, standing, at);
        }
        return told;
    }

    private long deadline(Standing standing, long at) {
        return risks.deadline(memory, standing, wishes, budget.freeFrom(memory, other), at);
    }

    private static Standing at(double score, Severity severity) {
        return new Standing(true, false, severity, score, Reason.SILENCE, true);
    }

    private static Standing caused(Reason cause) {
        return new Standing(true, false, Severity.INFO, 0.66, cause, true);
    }

    private static Standing quiet(double score, Severity severity) {
        return quiet(score, severity, true);
    }

    private static Standing quiet(double score, Severity severity, boolean enters) {
        return new Standing(enters, false, severity, score, Reason.SILENCE, false);
    }

    private static Standing leaving() {
        return new Standing(false, true, Severity.INFO, 0.1, Reason.SILENCE, true);
    }
}
