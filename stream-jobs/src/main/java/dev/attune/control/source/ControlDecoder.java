package dev.attune.control.source;

import dev.attune.contract.Topic;
import dev.attune.control.ControlKind;
import dev.attune.control.ControlRecord;
import dev.attune.intake.RawRecord;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.Rejection;
import dev.attune.intake.decode.EventDecoder;
import dev.attune.intake.decode.WriterSchemas;
import dev.attune.intake.source.KafkaRecords;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads the records of all control topics, with the care that events are read with. Belongs to one thread. */
final class ControlDecoder {

    private final Map<String, Lane> lanes = new HashMap<>();

    /** What a record of one topic is once it has been read. */
    @FunctionalInterface
    private interface Mapping {
        ControlRecord map(IndexedRecord record, RawRecord raw, @Nullable Integer schemaId) throws Rejection;
    }

    private record Lane(EventDecoder decoder, Mapping mapping) {}

    ControlDecoder(WriterSchemas schemas) {
        for (ControlKind kind : ControlKind.values()) {
            ControlMapper changes = new ControlMapper(kind);
            RecordBody body = new RecordBody(kind.topic().schema());
            open(
                    kind.topic(),
                    schemas,
                    (record, raw, schemaId) ->
                            new ControlRecord.Stated(changes.map(record), body.of(record), raw, schemaId));
        }
        FeedbackMapper feedback = new FeedbackMapper();
        RecordBody body = new RecordBody(Topic.FEEDBACK.schema());
        open(
                Topic.FEEDBACK,
                schemas,
                (record, raw, schemaId) ->
                        new ControlRecord.Said(feedback.map(record, raw, schemaId), body.of(record)));
    }

    private void open(Topic topic, WriterSchemas schemas, Mapping mapping) {
        lanes.put(
                topic.topicName(),
                new Lane(new EventDecoder(topic.schema(), schemas, topic.maxMessageBytes()), mapping));
    }

    /** Null for a record without value: it only lets the topic forget one, and takes nothing back. */
    @Nullable
    ControlRecord decode(ConsumerRecord<byte[], byte[]> record) throws InterruptedIOException {
        byte @Nullable [] value = record.value();
        Lane lane = lanes.get(record.topic());
        if (value == null || lane == null) {
            return null;
        }
        RawRecord raw = KafkaRecords.raw(record);
        Integer schemaId = EventDecoder.schemaId(value);
        try {
            return lane.mapping().map(lane.decoder().decode(value), raw, schemaId);
        } catch (Rejection refused) {
            return new ControlRecord.Refused(new RejectedRecord(raw, refused.reason(), schemaId, refused.field()));
        }
    }
}
