package dev.attune.customer;

import static dev.attune.exchange.BinaryFields.readEnum;
import static dev.attune.exchange.BinaryFields.readOptionalText;
import static dev.attune.exchange.BinaryFields.writeEnum;
import static dev.attune.exchange.BinaryFields.writeOptionalText;

import dev.attune.domain.incident.Cell;
import dev.attune.domain.incident.Encounter;
import dev.attune.domain.incident.Measures;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The wire form of an {@link Encounter}; used only where the operator that sums them is not chained. */
public final class EncounterCodec implements BinaryCodec<Encounter> {

    public static final ExchangeType<Encounter> TYPE = new ExchangeType<>(Encounter.class, new EncounterCodec());

    private static final long serialVersionUID = 1L;
    private static final Encounter.Step[] STEPS = Encounter.Step.values();

    @Override
    public void write(Encounter encounter, DataOutput out) throws IOException {
        encounter.cell().write(out);
        out.writeLong(encounter.eventTime());
        out.writeLong(encounter.customer());
        encounter.measures().write(out);
        out.writeInt(encounter.latencyMs());
        out.writeDouble(encounter.latencyTargetMs());
        writeEnum(encounter.step(), out);
        out.writeLong(encounter.spent());
        writeOptionalText(encounter.spentCurrency(), out);
        Encounter.Stake stake = encounter.stake();
        out.writeBoolean(stake != null);
        if (stake != null) {
            out.writeLong(stake.expectedSpend());
            out.writeLong(stake.lost());
            writeOptionalText(stake.currency(), out);
        }
    }

    @Override
    public Encounter read(DataInput in) throws IOException {
        return new Encounter(
                Cell.read(in),
                in.readLong(),
                in.readLong(),
                Measures.read(in),
                in.readInt(),
                in.readDouble(),
                readEnum(STEPS, in),
                in.readLong(),
                readOptionalText(in),
                in.readBoolean() ? new Encounter.Stake(in.readLong(), in.readLong(), readOptionalText(in)) : null);
    }
}
