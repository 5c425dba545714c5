package dev.attune.incident;

import dev.attune.domain.incident.Deviation;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The wire form of a {@link Deviation} between operators of one job: that of its state. */
public final class DeviationCodec implements BinaryCodec<Deviation> {

    public static final ExchangeType<Deviation> TYPE = new ExchangeType<>(Deviation.class, new DeviationCodec());

    private static final long serialVersionUID = 1L;

    @Override
    public void write(Deviation deviation, DataOutput out) throws IOException {
        deviation.write(out);
    }

    @Override
    public Deviation read(DataInput in) throws IOException {
        return Deviation.read(in);
    }
}
