package dev.attune.incident;

import dev.attune.domain.incident.Cell;
import dev.attune.domain.incident.MinuteFigures;
import dev.attune.domain.incident.MinuteTally;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The wire form of a {@link MinuteTally} between operators of one job. */
public final class MinuteTallyCodec implements BinaryCodec<MinuteTally> {

    public static final ExchangeType<MinuteTally> TYPE = new ExchangeType<>(MinuteTally.class, new MinuteTallyCodec());

    private static final long serialVersionUID = 1L;

    @Override
    public void write(MinuteTally tally, DataOutput out) throws IOException {
        tally.cell().write(out);
        out.writeLong(tally.minute());
        tally.figures().write(out);
    }

    @Override
    public MinuteTally read(DataInput in) throws IOException {
        return new MinuteTally(Cell.read(in), in.readLong(), MinuteFigures.read(in));
    }
}
