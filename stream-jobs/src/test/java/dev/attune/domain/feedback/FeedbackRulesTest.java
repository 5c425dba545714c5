package dev.attune.domain.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.feedback.FeedbackProblem.Flaw;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedbackRulesTest {

    private static final long NOON = 1_767_268_800_000L; // 2026-01-01T12:00:00Z

    private static Feedback feedback(
            FeedbackKind kind, @Nullable AlertKind alert, @Nullable String touchpoint, long until) {
        return new Feedback("f", kind, "ann", null, alert, touchpoint, until, null);
    }

    private static List<String> messages(Feedback feedback) {
        return FeedbackRules.problems(feedback, NOON).stream()
                .map(FeedbackProblem::message)
                .toList();
    }

    @Test
    void what_ends_is_taken_and_what_does_not_is_refused_by_key_rule_and_value() {
        assertThat(messages(feedback(FeedbackKind.MUTE, null, null, NOON + 1))).isEmpty();
        assertThat(messages(feedback(FeedbackKind.MUTE, null, null, Feedback.NO_END)))
                .containsExactly("until must be given with MUTE, but was missing");
        assertThat(messages(feedback(FeedbackKind.SNOOZE, null, null, NOON)))
                .containsExactly("until must be after effective_at 2026-01-01T12:00:00Z, but was 2026-01-01T12:00:00Z");
        assertThat(messages(feedback(FeedbackKind.MUTE, null, null, Long.MAX_VALUE)))
                .containsExactly("until must be at most 9999-12-31T23:59:59.999Z, but was " + Long.MAX_VALUE);
        assertThat(messages(feedback(FeedbackKind.ACKNOWLEDGE, null, null, Feedback.NO_END)))
                .isEmpty();
    }

    @Test
    void every_problem_is_told_at_once() {
        Feedback bad = new Feedback(
                "", FeedbackKind.MUTE, "a".repeat(300), "x", AlertKind.CHURN_RISK, "checkout", Feedback.NO_END, null);
        assertThat(FeedbackRules.problems(bad, NOON))
                .extracting(FeedbackProblem::field)
                .containsExactly("feedback_id", "customer_id", "until", "touchpoint", "alert_id");
        assertThat(FeedbackRules.problems(bad, NOON))
                .extracting(FeedbackProblem::flaw)
                .containsOnly(Flaw.INVALID, Flaw.NO_END);
    }

    @Test
    void an_outcome_says_which() {
        Feedback none = feedback(FeedbackKind.OUTCOME, null, null, Feedback.NO_END);
        assertThat(messages(none)).containsExactly("outcome must be KEPT, LEFT or RECOVERED, but was null");
    }
}
