package dev.attune.pulse;

import static dev.attune.exchange.BinaryFields.readOptionalText;
import static dev.attune.exchange.BinaryFields.writeOptionalText;

import dev.attune.domain.layout.Packed;
import dev.attune.domain.pulse.Tally;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The wire form of a {@link Tally} between operators of one job. */
public final class TallyCodec implements BinaryCodec<Tally> {

    public static final ExchangeType<Tally> TYPE = new ExchangeType<>(Tally.class, new TallyCodec());

    private static final long serialVersionUID = 1L;
    private static final int MOST_COUNTS = 64;

    @Override
    public void write(Tally tally, DataOutput out) throws IOException {
        writeOptionalText(tally.place().productId(), out);
        out.writeLong(tally.place().windowStart());
        out.writeInt(tally.place().firstDay());
        long[] counts = tally.counts();
        Packed.writeUnsigned(out, counts.length);
        for (long count : counts) {
            Packed.writeUnsigned(out, count);
        }
    }

    @Override
    public Tally read(DataInput in) throws IOException {
        Tally.Place place = new Tally.Place(readOptionalText(in), in.readLong(), in.readInt());
        long[] counts = new long[Packed.readCount(in, MOST_COUNTS)];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Packed.readUnsigned(in);
        }
        return Tally.of(place, counts);
    }
}
