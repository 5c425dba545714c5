package dev.attune.cli.feedback;

import dev.attune.cli.Table;
import dev.attune.cli.Tone;
import dev.attune.cli.reading.TopicRecord;
import dev.attune.control.GivenFeedback;
import dev.attune.control.StandingFeedback;
import dev.attune.control.source.FeedbackMapper;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackKind;
import dev.attune.intake.RawRecord;
import dev.attune.intake.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** What is muted when, as it follows from the log of feedback by the rules of the job. */
final class Mutes {

    private final List<GivenFeedback> standing;

    /** By id, for what only people read. */
    private final Map<String, GenericRecord> records;

    private Mutes(List<GivenFeedback> standing, Map<String, GenericRecord> records) {
        this.standing = standing;
        this.records = records;
    }

    /** @param log every record of the topic, oldest first; the job refuses those that cannot be read, and so do we */
    static Mutes of(List<TopicRecord> log) {
        FeedbackMapper mapper = new FeedbackMapper();
        List<GivenFeedback> given = new ArrayList<>();
        Map<String, GenericRecord> records = new HashMap<>();
        for (TopicRecord record : log) {
            RawRecord raw = new RawRecord(
                    record.topic().topicName(), 0, given.size(), record.writtenAt(), null, null, List.of());
            try {
                GivenFeedback said = mapper.map(record.value(), raw, null);
                given.add(said);
                records.putIfAbsent(said.feedback().feedbackId(), record.value());
            } catch (Rejection refused) {
                continue;
            }
        }
        return new Mutes(StandingFeedback.of(given), records);
    }

    /** @param at epoch milliseconds of event time; what ended by then is left out */
    Table table(long at, @Nullable String customer) {
        Table table = new Table(
                "customer_id", "kind", "touchpoint", "since", "until", "state", "reason", "actor", "feedback_id");
        for (GivenFeedback mute : inForce(at)) {
            Feedback feedback = mute.feedback();
            if (customer == null || customer.equals(feedback.customerId())) {
                GenericRecord record = Objects.requireNonNull(records.get(feedback.feedbackId()));
                boolean now = mute.effectiveAt() <= at;
                table.row(
                        feedback.customerId(),
                        feedback.alertKind() == null
                                ? "all"
                                : feedback.alertKind().name(),
                        feedback.touchpoint() == null ? "all" : feedback.touchpoint(),
                        Instant.ofEpochMilli(mute.effectiveAt()).toString(),
                        Instant.ofEpochMilli(feedback.until()).toString(),
                        (now ? Tone.WARNING : Tone.GOOD).of(now ? "in force" : "to come"),
                        text(record.get("reason")),
                        text(record.get("actor")),
                        feedback.feedbackId());
            }
        }
        return table;
    }

    /** Those in force, then those to come. */
    private List<GivenFeedback> inForce(long at) {
        List<GivenFeedback> mutes = new ArrayList<>();
        List<GivenFeedback> toCome = new ArrayList<>();
        for (GivenFeedback each : standing) {
            Feedback said = each.feedback();
            if (each.effectiveAt() > at) {
                if (said.kind() == FeedbackKind.MUTE) {
                    toCome.add(each);
                }
            } else if (said.kind() == FeedbackKind.MUTE) {
                mutes.removeIf(mute -> sameTerms(mute.feedback(), said));
                mutes.add(each);
            } else if (said.kind() == FeedbackKind.UNMUTE) {
                mutes.removeIf(mute -> takesBack(said, mute.feedback()));
            }
        }
        mutes.removeIf(mute -> mute.feedback().until() <= at);
        mutes.addAll(toCome);
        return mutes;
    }

    private static boolean sameTerms(Feedback mute, Feedback other) {
        return mute.customerId().equals(other.customerId())
                && mute.alertKind() == other.alertKind()
                && Objects.equals(mute.touchpoint(), other.touchpoint());
    }

    private static boolean takesBack(Feedback unmute, Feedback mute) {
        return unmute.customerId().equals(mute.customerId())
                && (unmute.alertKind() == null || unmute.alertKind() == mute.alertKind())
                && (unmute.touchpoint() == null || unmute.touchpoint().equals(mute.touchpoint()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
