package dev.attune.control;

import dev.attune.contract.Topic;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackKind;
import dev.attune.intake.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Records of the control topics, and what they state. */
public final class TestingControl {

    private TestingControl() {}

    /** A model under which most customers left long ago, or hardly any did. */
    public static String model(String version, boolean gloomy) {
        return """
                {"version": "%s",
                 "purchase": {"default": {"k": 1, "r": 0.5, "alpha": %s, "a": %s, "b": 1.6}},
                 "activity": {"default": {"k": 1, "r": 0.5, "alpha": %s, "a": %s, "b": 1.6}}}""".formatted(
                version, gloomy ? "1" : "60", gloomy ? "4" : "0.05", gloomy ? "1" : "60", gloomy ? "4" : "0.05");
    }

    public static ControlChange model(String version, boolean gloomy, long effectiveAt) {
        return new ControlChange(ControlKind.MODEL, version, model(version, gloomy), effectiveAt, effectiveAt);
    }

    /** A policy that says only what else is given, YAML lines below its version. */
    public static ControlChange policy(String version, String says, long effectiveAt) {
        String document = "version: " + version + "\n" + says + "\n";
        return new ControlChange(ControlKind.POLICY, version, document, effectiveAt, effectiveAt);
    }

    public static ControlChange feed(String feed, String status, long effectiveAt) {
        return new ControlChange(ControlKind.FEED_STATUS, feed, status, effectiveAt, effectiveAt);
    }

    static ControlRecord.Stated stated(ControlChange change) {
        RawRecord raw = new RawRecord(
                change.kind().topic().topicName(),
                0,
                0,
                0,
                null,
                change.document().getBytes(),
                List.of());
        return new ControlRecord.Stated(change, new byte[] {1}, raw, 1);
    }

    /** Feedback as its topic holds it at an offset. */
    public static GivenFeedback given(Feedback feedback, long statedAt, long offset) {
        RawRecord raw = new RawRecord(
                Topic.FEEDBACK.topicName(),
                0,
                offset,
                statedAt,
                feedback.customerId().getBytes(StandardCharsets.UTF_8),
                feedback.feedbackId().getBytes(StandardCharsets.UTF_8),
                List.of());
        return new GivenFeedback(feedback, statedAt, statedAt, raw, 1);
    }

    /** Everything of a customer is muted until then. */
    public static Feedback mute(String id, String customerId, long until) {
        return new Feedback(id, FeedbackKind.MUTE, customerId, null, null, null, until, null);
    }

    static ControlRecord.Said said(GivenFeedback given) {
        return new ControlRecord.Said(given, new byte[] {1});
    }
}
