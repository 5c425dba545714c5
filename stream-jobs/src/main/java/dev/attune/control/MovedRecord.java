package dev.attune.control;

import dev.attune.contract.Topic;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.BinaryFields;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A change, or feedback, that came after its time and was given another: to be written to its topic, so that replays make
 * it at the same instant. A change has the key of the record that stated it, and so takes its place.
 *
 * @param key of its record
 * @param statedAt the time it was published with, epoch milliseconds
 * @param effectiveAt the time it was given, epoch milliseconds
 * @param body the record as stated, Avro by our schema of its topic, without prefix
 */
public record MovedRecord(Topic topic, String key, long statedAt, long effectiveAt, byte[] body) {

    public static final ExchangeType<MovedRecord> TYPE = new ExchangeType<>(MovedRecord.class, new Codec());

    static MovedRecord of(ControlChange moved, byte[] body) {
        return new MovedRecord(moved.kind().topic(), moved.key(), moved.statedAt(), moved.effectiveAt(), body);
    }

    static MovedRecord of(GivenFeedback moved, byte[] body) {
        return new MovedRecord(
                Topic.FEEDBACK, moved.feedback().customerId(), moved.statedAt(), moved.effectiveAt(), body);
    }

    private static final class Codec implements BinaryCodec<MovedRecord> {

        private static final long serialVersionUID = 1L;

        private static final Topic[] TOPICS = Topic.values();

        @Override
        public void write(MovedRecord moved, DataOutput out) throws IOException {
            BinaryFields.writeEnum(moved.topic(), out);
            BinaryFields.writeText(moved.key(), out);
            out.writeLong(moved.statedAt());
            out.writeLong(moved.effectiveAt());
            BinaryFields.writeBytes(moved.body(), out);
        }

        @Override
        public MovedRecord read(DataInput in) throws IOException {
            return new MovedRecord(
                    BinaryFields.readEnum(TOPICS, in),
                    BinaryFields.readText(in),
                    in.readLong(),
                    in.readLong(),
                    BinaryFields.readPresentBytes(in));
        }
    }
}
