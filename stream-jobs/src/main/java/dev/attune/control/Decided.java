package dev.attune.control;

import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What customers are told by {@link ActivateControlOperator}: a change for all, or feedback for one. */
public sealed interface Decided permits ControlChange, GivenFeedback {

    ExchangeType<Decided> TYPE = new ExchangeType<>(Decided.class, new Codec());

    /** From when it holds, epoch milliseconds. */
    long effectiveAt();

    /** The binary form between operators of one job. */
    final class Codec implements BinaryCodec<Decided> {

        private static final long serialVersionUID = 1L;

        private final ControlChangeCodec changes = new ControlChangeCodec();
        private final GivenFeedbackCodec feedback = new GivenFeedbackCodec();

        @Override
        public void write(Decided decided, DataOutput out) throws IOException {
            out.writeBoolean(decided instanceof ControlChange);
            if (decided instanceof ControlChange change) {
                changes.write(change, out);
            } else if (decided instanceof GivenFeedback given) {
                feedback.write(given, out);
            }
        }

        @Override
        public Decided read(DataInput in) throws IOException {
            return in.readBoolean() ? changes.read(in) : feedback.read(in);
        }
    }
}
