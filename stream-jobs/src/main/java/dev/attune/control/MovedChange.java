package dev.attune.control;

import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.BinaryFields;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A change that came after its time and was given another: to be written to its topic, in place of the record that
 * stated it, so that replays make it at the same instant.
 *
 * @param body the record as stated, Avro by our schema of its topic, without prefix
 */
public record MovedChange(ControlChange change, byte[] body) {

    public static final ExchangeType<MovedChange> TYPE = new ExchangeType<>(MovedChange.class, new Codec());

    private static final class Codec implements BinaryCodec<MovedChange> {

        private static final long serialVersionUID = 1L;

        private final ControlChangeCodec changes = new ControlChangeCodec();

        @Override
        public void write(MovedChange moved, DataOutput out) throws IOException {
            changes.write(moved.change(), out);
            BinaryFields.writeBytes(moved.body(), out);
        }

        @Override
        public MovedChange read(DataInput in) throws IOException {
            return new MovedChange(changes.read(in), BinaryFields.readPresentBytes(in));
        }
    }
}
