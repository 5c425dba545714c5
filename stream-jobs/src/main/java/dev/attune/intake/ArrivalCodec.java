package dev.attune.intake;

import dev.attune.domain.event.InteractionCodec;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.BinaryFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of an {@link Arrival}: the interaction, its broker time, and a flag byte for what is seldom there.
 *
 * <p>Unlike the other codecs of this room it is read by later releases too: arrivals wait in savepoints, in the tick
 * queue of the customer room, whose version covers this layout and that of the raw record.
 */
public final class ArrivalCodec implements BinaryCodec<Arrival> {

    private static final long serialVersionUID = 1L;

    private static final int TRACED = 1;
    private static final int RAW = 2;

    private final InteractionCodec interactions = new InteractionCodec();

    @Override
    public void write(Arrival arrival, DataOutput out) throws IOException {
        interactions.write(arrival.interaction(), out);
        out.writeLong(arrival.brokerTime());
        String traceparent = arrival.traceparent();
        RawRecord raw = arrival.raw();
        out.writeByte((traceparent == null ? 0 : TRACED) | (raw == null ? 0 : RAW));
        if (traceparent != null) {
            BinaryFields.writeText(traceparent, out);
        }
        if (raw != null) {
            RawRecordLayout.write(raw, out);
        }
    }

    @Override
    public Arrival read(DataInput in) throws IOException {
        var interaction = interactions.read(in);
        long brokerTime = in.readLong();
        int flags = in.readUnsignedByte();
        @Nullable String traceparent = (flags & TRACED) == 0 ? null : BinaryFields.readText(in);
        @Nullable RawRecord raw = (flags & RAW) == 0 ? null : RawRecordLayout.read(in);
        return new Arrival(interaction, brokerTime, traceparent, raw);
    }
}
