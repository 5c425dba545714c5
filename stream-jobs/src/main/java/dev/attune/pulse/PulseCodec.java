package dev.attune.pulse;

import static dev.attune.exchange.BinaryFields.readEnum;
import static dev.attune.exchange.BinaryFields.readList;
import static dev.attune.exchange.BinaryFields.readOptionalText;
import static dev.attune.exchange.BinaryFields.readText;
import static dev.attune.exchange.BinaryFields.writeEnum;
import static dev.attune.exchange.BinaryFields.writeList;
import static dev.attune.exchange.BinaryFields.writeOptionalText;
import static dev.attune.exchange.BinaryFields.writeText;

import dev.attune.domain.customer.Lifecycle;
import dev.attune.domain.pulse.Pulse;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The wire form of a {@link Pulse} between operators of one job. */
public final class PulseCodec implements BinaryCodec<Pulse> {

    public static final ExchangeType<Pulse> TYPE = new ExchangeType<>(Pulse.class, new PulseCodec());

    private static final long serialVersionUID = 1L;
    private static final Lifecycle[] STAGES = Lifecycle.values();

    @Override
    public void write(Pulse pulse, DataOutput out) throws IOException {
        writeOptionalText(pulse.productId(), out);
        out.writeLong(pulse.windowStart());
        out.writeLong(pulse.windowEnd());
        out.writeLong(pulse.purchases());
        out.writeLong(pulse.customers());
        out.writeLong(pulse.buyers());
        out.writeLong(pulse.repeatBuyers());
        Pulse.Repeat repeat = pulse.repeat();
        out.writeBoolean(repeat != null);
        if (repeat != null) {
            out.writeInt(repeat.spanDays());
            out.writeLong(repeat.buyers());
            out.writeLong(repeat.cameBack());
        }
        writeList(pulse.stages(), out, PulseCodec::writeStage);
        writeText(pulse.policyVersion(), out);
    }

    @Override
    public Pulse read(DataInput in) throws IOException {
        return new Pulse(
                readOptionalText(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readRepeat(in),
                readList(in, PulseCodec::readStage),
                readText(in));
    }

    private static Pulse.@Nullable Repeat readRepeat(DataInput in) throws IOException {
        return in.readBoolean() ? new Pulse.Repeat(in.readInt(), in.readLong(), in.readLong()) : null;
    }

    private static void writeStage(Pulse.Stage stage, DataOutput out) throws IOException {
        writeEnum(stage.stage(), out);
        out.writeLong(stage.customers());
        out.writeLong(stage.entered());
        out.writeLong(stage.left());
    }

    private static Pulse.Stage readStage(DataInput in) throws IOException {
        return new Pulse.Stage(readEnum(STAGES, in), in.readLong(), in.readLong(), in.readLong());
    }
}
