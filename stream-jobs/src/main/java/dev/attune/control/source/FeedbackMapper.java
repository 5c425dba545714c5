package dev.attune.control.source;

import dev.attune.contract.Topic;
import dev.attune.control.ControlRules;
import dev.attune.control.GivenFeedback;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackKind;
import dev.attune.domain.feedback.Outcome;
import dev.attune.intake.RawRecord;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** A record of the feedback topic to the feedback it holds; whether that keeps the rules is asked later. */
public final class FeedbackMapper {

    private final int feedbackId = position("feedback_id");
    private final int kind = position("kind");
    private final int customerId = position("customer_id");
    private final int alertId = position("alert_id");
    private final int alertKind = position("alert_kind");
    private final int touchpoint = position("touchpoint");
    private final int until = position("until");
    private final int outcome = position("outcome");
    private final int effectiveAt = position("effective_at");
    private final int statedAt = position("stated_at");

    private static int position(String field) {
        Schema schema = Topic.FEEDBACK.schema();
        return schema.getField(field).pos();
    }

    /** @throws Rejection OUT_OF_RANGE if a time is none, INVALID_DOCUMENT of a word that we do not know */
    public GivenFeedback map(IndexedRecord record, RawRecord raw, @Nullable Integer schemaId) throws Rejection {
        long effective = instant((Long) record.get(effectiveAt), "effective_at");
        Long stated = (Long) record.get(statedAt);
        Long end = (Long) record.get(until);
        Feedback feedback = new Feedback(
                record.get(feedbackId).toString(),
                symbol(FeedbackKind.class, record.get(kind), "kind"),
                record.get(customerId).toString(),
                text(record.get(alertId)),
                optional(AlertKind.class, record.get(alertKind), "alert_kind"),
                text(record.get(touchpoint)),
                end == null ? Feedback.NO_END : end,
                optional(Outcome.class, record.get(outcome), "outcome"));
        return new GivenFeedback(
                feedback, stated == null ? effective : instant(stated, "stated_at"), effective, raw, schemaId);
    }

    private static long instant(long time, String field) throws Rejection {
        if (!ControlRules.isInstant(time)) {
            throw Rejection.of(RejectionReason.OUT_OF_RANGE, field);
        }
        return time;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <E extends Enum<E>> @Nullable E optional(Class<E> type, @Nullable Object value, String field)
            throws Rejection {
        return value == null ? null : symbol(type, value, field);
    }

    private static <E extends Enum<E>> E symbol(Class<E> type, Object value, String field) throws Rejection {
        try {
            return Enum.valueOf(type, value.toString());
        } catch (IllegalArgumentException unknown) {
            throw Rejection.of(RejectionReason.INVALID_DOCUMENT, field);
        }
    }
}
