package dev.attune.domain.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.policy.FrozenPolicy;
import dev.attune.domain.policy.Reason;
import org.junit.jupiter.api.Test;

class EpisodeRuleTest {

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

    private final EpisodeRule rule =
            new EpisodeRule(AlertKind.CHURN_RISK, FrozenPolicy.frozen().episode());
    private final EpisodeMemory memory = new EpisodeMemory();

    @Test
    void anEpisodeStaysOpenForTheMinimumDwell() {
        tell(Trigger.OPENED, at(0.65, Severity.INFO), 0);
        Standing over = leaving(0.1);
        assertThat(rule.decide(memory, over, 23 * HOUR)).isNull();
        assertThat(rule.deadline(memory, over, 23 * HOUR)).isEqualTo(DAY);
        assertThat(rule.decide(memory, over, DAY)).isEqualTo(Trigger.RESOLVED);
    }

    @Test
    void theCooldownHoldsTheNextOneBackUnlessItIsWorse() {
        tell(Trigger.OPENED, at(0.65, Severity.INFO), 0);
        tell(Trigger.RESOLVED, leaving(0.1), DAY);
        Standing again = at(0.66, Severity.INFO);
        assertThat(rule.decide(memory, again, 10 * DAY)).isNull();
        assertThat(rule.deadline(memory, again, 10 * DAY)).isEqualTo(15 * DAY);
        assertThat(rule.decide(memory, at(0.75, Severity.WARNING), 10 * DAY)).isEqualTo(Trigger.OPENED);
        assertThat(rule.decide(memory, again, 15 * DAY)).isEqualTo(Trigger.OPENED);
    }

    @Test
    void severityThatRisesIsToldAtOnceAndOneThatFallsWithAStep() {
        tell(Trigger.OPENED, at(0.72, Severity.WARNING), 0);
        assertThat(rule.decide(memory, at(0.69, Severity.INFO), HOUR)).isNull();
        assertThat(rule.decide(memory, at(0.62, Severity.INFO), HOUR)).isEqualTo(Trigger.SEVERITY);
        assertThat(rule.decide(memory, at(0.90, Severity.CRITICAL), HOUR)).isEqualTo(Trigger.SEVERITY);
    }

    @Test
    void aNewMainCauseIsToldAfterAnEventAndNotTooOften() {
        tell(Trigger.OPENED, at(0.65, Severity.INFO), 0);
        Standing silent = new Standing(true, false, Severity.INFO, 0.66, Reason.ERRORS, false);
        Standing eventful = new Standing(true, false, Severity.INFO, 0.66, Reason.ERRORS, true);
        assertThat(rule.decide(memory, silent, 2 * DAY)).isNull();
        assertThat(rule.decide(memory, eventful, HOUR)).isNull();
        assertThat(rule.decide(memory, eventful, DAY)).isEqualTo(Trigger.CAUSE);
    }

    @Test
    void aDropTwiceAsDeepIsToldWithinTheCooldown() {
        EpisodeRule drops =
                new EpisodeRule(AlertKind.EXPERIENCE_DROP, FrozenPolicy.frozen().episode());
        tell(Trigger.OPENED, at(-6, Severity.INFO), 0);
        tell(Trigger.RESOLVED, leaving(-1), DAY);
        assertThat(drops.decide(memory, at(-9, Severity.INFO), 2 * DAY)).isNull();
        assertThat(drops.decide(memory, at(-12, Severity.INFO), 2 * DAY)).isEqualTo(Trigger.OPENED);
    }

    @Test
    void revisionsRunFromOneWithoutGapsAndRememberTheScoreBefore() {
        memory.note(0.4);
        assertThat(memory.scoreBefore()).isEqualTo(0.4);
        assertThat(memory.tell(Trigger.OPENED, at(0.65, Severity.INFO), 0)).isEqualTo(1);
        assertThat(memory.scoreBefore()).isEqualTo(0.65);
        assertThat(memory.tell(Trigger.SEVERITY, at(0.8, Severity.WARNING), 1)).isEqualTo(2);
        assertThat(memory.tell(Trigger.RESOLVED, leaving(0.1), 2)).isEqualTo(3);
        assertThat(memory.isOpen()).isFalse();
    }

    @Test
    void theSameEpisodeHasTheSameIdEverywhere() {
        assertThat(AlertIds.of("c1", AlertKind.CHURN_RISK, 1000, AlertIds.LIVE))
                .matches("[0-9a-f]{32}")
                .isEqualTo(AlertIds.of("c1", AlertKind.CHURN_RISK, 1000, "live"))
                .isNotEqualTo(AlertIds.of("c1", AlertKind.EXPERIENCE_DROP, 1000, "live"))
                .isNotEqualTo(AlertIds.of("c1", AlertKind.CHURN_RISK, 1000, "shadow"));
    }

    private void tell(Trigger trigger, Standing standing, long at) {
        memory.tell(trigger, standing, at);
    }

    private static Standing at(double score, Severity severity) {
        return new Standing(true, false, severity, score, Reason.SILENCE, true);
    }

    private static Standing leaving(double score) {
        return new Standing(false, true, Severity.INFO, score, Reason.SILENCE, true);
    }
}
