package dev.attune.domain.feedback;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.feedback.FeedbackProblem.Flaw;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What feedback must be like before it is taken: rules of the record alone, the same whenever it is read. */
public final class FeedbackRules {

    /** Longest id or touchpoint, characters: they enter state. */
    private static final int LONGEST = 256;

    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private FeedbackRules() {}

    /**
     * Every broken rule; empty where it can be taken.
     *
     * @param statedAt from when it is to hold, epoch milliseconds
     */
    public static List<FeedbackProblem> problems(Feedback feedback, long statedAt) {
        List<FeedbackProblem> problems = new ArrayList<>();
        text("feedback_id", feedback.feedbackId(), problems);
        text("customer_id", feedback.customerId(), problems);
        optional("alert_id", feedback.alertId(), problems);
        optional("touchpoint", feedback.touchpoint(), problems);
        boolean quiet = feedback.kind() == FeedbackKind.MUTE || feedback.kind() == FeedbackKind.SNOOZE;
        if (quiet) {
            end(feedback, statedAt, problems);
        }
        boolean mute = feedback.kind() == FeedbackKind.MUTE || feedback.kind() == FeedbackKind.UNMUTE;
        if (mute && feedback.touchpoint() != null && feedback.alertKind() == AlertKind.CHURN_RISK) {
            invalid("touchpoint", "must not be given with CHURN_RISK, but was " + feedback.touchpoint(), problems);
        }
        if (mute && feedback.alertId() != null) {
            invalid(
                    "alert_id",
                    "must not be given with " + feedback.kind() + ", but was " + feedback.alertId(),
                    problems);
        }
        if (feedback.kind() == FeedbackKind.OUTCOME
                && (feedback.outcome() == null || feedback.outcome() == Outcome.NOT_USEFUL)) {
            invalid("outcome", "must be KEPT, LEFT or RECOVERED, but was " + feedback.outcome(), problems);
        }
        return List.copyOf(problems);
    }

    private static void end(Feedback feedback, long statedAt, List<FeedbackProblem> problems) {
        String kind = feedback.kind().toString();
        if (feedback.until() == Feedback.NO_END) {
            problems.add(new FeedbackProblem(
                    Flaw.NO_END, "until", "until must be given with " + kind + ", but was missing"));
        } else if (feedback.until() <= statedAt) {
            problems.add(new FeedbackProblem(
                    Flaw.END_BEFORE_START,
                    "until",
                    "until must be after effective_at " + Instant.ofEpochMilli(statedAt) + ", but was "
                            + Instant.ofEpochMilli(feedback.until())));
        } else if (feedback.until() > LATEST) {
            invalid(
                    "until",
                    "must be at most " + Instant.ofEpochMilli(LATEST) + ", but was " + feedback.until(),
                    problems);
        }
    }

    private static void text(String key, String value, List<FeedbackProblem> problems) {
        if (value.isBlank()) {
            invalid(key, "must not be blank, but was '" + value + "'", problems);
        }
        optional(key, value, problems);
    }

    private static void optional(String key, @Nullable String value, List<FeedbackProblem> problems) {
        if (value != null && value.length() > LONGEST) {
            invalid(key, "must have at most " + LONGEST + " characters, but had " + value.length(), problems);
        }
    }

    private static void invalid(String field, String rule, List<FeedbackProblem> problems) {
        problems.add(new FeedbackProblem(Flaw.INVALID, field, field + " " + rule));
    }
}
