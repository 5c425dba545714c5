package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.customer.Lineage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * CloudEvents 1.0 in Kafka's binary mode, and our own two headers beside it. Identity and time of a record are functions
 * of its payload, so that a replay writes the same ones.
 */
final class CloudEventHeaders {

    static final String TRACEPARENT = "traceparent";

    /** Broker time of the newest input record behind an output, epoch milliseconds as text; absent after a deadline. */
    static final String INPUT_TIME = "attune-input-time";

    private static final String CONTENT_TYPE = "application/vnd.confluent.avro";
    private static final String TOPIC_PREFIX = "cx.";

    private final String source;

    CloudEventHeaders(String source) {
        this.source = source;
    }

    /**
     * @param id unique per source and topic, the same at every replay
     * @param time epoch milliseconds of event time
     */
    List<OutboundRecord.Header> of(Topic topic, String id, long time, Lineage lineage) {
        return of(topic.topicName(), id, time, lineage);
    }

    /** The same of a topic that is not of the catalogue: a partner's. */
    List<OutboundRecord.Header> of(String topic, String id, long time, Lineage lineage) {
        List<OutboundRecord.Header> headers = new ArrayList<>();
        headers.add(OutboundRecord.Header.of("ce_specversion", "1.0"));
        headers.add(OutboundRecord.Header.of("ce_id", id));
        headers.add(OutboundRecord.Header.of("ce_type", type(topic)));
        headers.add(OutboundRecord.Header.of("ce_source", source));
        headers.add(
                OutboundRecord.Header.of("ce_time", Instant.ofEpochMilli(time).toString()));
        headers.add(OutboundRecord.Header.of("content-type", CONTENT_TYPE));
        if (lineage.traceparent() != null) {
            headers.add(OutboundRecord.Header.of(TRACEPARENT, lineage.traceparent()));
        }
        if (lineage.hasInput()) {
            headers.add(OutboundRecord.Header.of(INPUT_TIME, Long.toString(lineage.inputTime())));
        }
        return List.copyOf(headers);
    }

    /** {@code cx.alert.churn-risk.v1} is of type {@code dev.attune.alert.churn-risk.v1}. */
    private static String type(String topic) {
        return "dev.attune." + topic.substring(TOPIC_PREFIX.length());
    }
}
