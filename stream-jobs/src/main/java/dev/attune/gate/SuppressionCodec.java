package dev.attune.gate;

import dev.attune.customer.RevisionLayout;
import dev.attune.domain.gate.Suppression;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The wire form of a {@link Suppression} between operators of one job. */
public final class SuppressionCodec implements BinaryCodec<Suppression> {

    public static final ExchangeType<Suppression> TYPE = new ExchangeType<>(Suppression.class, new SuppressionCodec());

    private static final long serialVersionUID = 1L;

    @Override
    public void write(Suppression suppression, DataOutput out) throws IOException {
        RevisionLayout.write(suppression.revision(), out);
        out.writeInt(suppression.count());
    }

    @Override
    public Suppression read(DataInput in) throws IOException {
        return new Suppression(RevisionLayout.read(in), in.readInt());
    }
}
