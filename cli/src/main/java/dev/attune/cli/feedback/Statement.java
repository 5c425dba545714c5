package dev.attune.cli.feedback;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.control.ControlTopics;
import dev.attune.cli.control.EffectiveTime;
import dev.attune.contract.Topic;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackProblem;
import dev.attune.domain.feedback.FeedbackRules;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who gives feedback, why, and from when it holds; mix it in with {@code @Mixin Statement statement}. */
final class Statement {

    @Option(names = "--reason", paramLabel = "CODE", description = "Code of the reason, for those who read it later.")
    private @Nullable String reason;

    @Option(names = "--actor", paramLabel = "ID", description = "Who says so, an id.")
    private @Nullable String actor;

    @Option(
            names = "--effective-at",
            paramLabel = "INSTANT",
            description =
                    "From which event time it holds, as 2026-12-01T00:00:00Z (default: the next full minute). What"
                            + " the job sees after its time holds from the next full minute of event time.")
    private @Nullable Instant effectiveAt;

    private @Nullable Instant now;

    /** Epoch milliseconds. */
    long effective() {
        if (now == null) {
            now = Instant.now();
        }
        return EffectiveTime.of(effectiveAt, now);
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    /**
     * Writes feedback that keeps the rules, and tells of it.
     *
     * @throws CommandFailed naming every rule broken; nothing is written then
     */
    void give(Feedback feedback, Connection connection, Output output) {
        long effective = effective();
        List<FeedbackProblem> problems = FeedbackRules.problems(feedback, effective);
        if (!problems.isEmpty()) {
            throw new CommandFailed("nothing was written: "
                    + String.join(
                            "; ",
                            problems.stream()
                                    .map(FeedbackProblem::message)
                                    .map(Output::printable)
                                    .toList()));
        }
        new ControlTopics(connection).write(Topic.FEEDBACK, feedback.customerId(), record(feedback, effective));
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("feedback_id", feedback.feedbackId());
        result.put("kind", feedback.kind().name());
        result.put("customer_id", feedback.customerId());
        putGiven(result, "alert_id", feedback.alertId());
        putGiven(result, "alert_kind", feedback.alertKind());
        putGiven(result, "touchpoint", feedback.touchpoint());
        putGiven(result, "until", feedback.until() == Feedback.NO_END ? null : Instant.ofEpochMilli(feedback.until()));
        putGiven(result, "outcome", feedback.outcome());
        result.put("effective_at", Instant.ofEpochMilli(effective).toString());
        result.put("topic", Topic.FEEDBACK.topicName());
        output.printFigures(result);
    }

    private static void putGiven(Map<String, @Nullable Object> result, String field, @Nullable Object value) {
        if (value != null) {
            result.put(field, value.toString());
        }
    }

    private GenericRecord record(Feedback feedback, long effective) {
        GenericRecord record = new GenericData.Record(Topic.FEEDBACK.schema());
        record.put("feedback_id", feedback.feedbackId());
        record.put(
                "kind",
                new GenericData.EnumSymbol(
                        record.getSchema().getField("kind").schema(),
                        feedback.kind().name()));
        record.put("customer_id", feedback.customerId());
        record.put("alert_id", feedback.alertId());
        putSymbol(record, "alert_kind", feedback.alertKind());
        record.put("touchpoint", feedback.touchpoint());
        record.put("until", feedback.until() == Feedback.NO_END ? null : feedback.until());
        putSymbol(record, "outcome", feedback.outcome());
        record.put("reason", reason);
        record.put("actor", actor);
        record.put("effective_at", effective);
        return record;
    }

    private static void putSymbol(GenericRecord record, String field, @Nullable Enum<?> value) {
        if (value != null) {
            var symbols = record.getSchema().getField(field).schema().getTypes().get(1);
            record.put(field, new GenericData.EnumSymbol(symbols, value.name()));
        }
    }
}
