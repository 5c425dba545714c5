package dev.attune.customer;

import static dev.attune.exchange.BinaryFields.readText;
import static dev.attune.exchange.BinaryFields.writeText;

import dev.attune.domain.customer.Lifecycle;
import dev.attune.domain.customer.Step;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The wire form of a {@link Step} between operators of one job. */
public final class StepCodec implements BinaryCodec<Step> {

    public static final ExchangeType<Step> TYPE = new ExchangeType<>(Step.class, new StepCodec());

    private static final long serialVersionUID = 1L;

    private static final Lifecycle[] STAGES = Lifecycle.values();
    private static final int NOWHERE = STAGES.length;

    private static final int MOVED = 0;
    private static final int BOUGHT = 1;
    private static final int BOUGHT_PRODUCT = 2;

    @Override
    public void write(Step step, DataOutput out) throws IOException {
        if (step instanceof Step.Moved moved) {
            out.writeByte(MOVED);
            writeStage(moved.from(), out);
            writeStage(moved.to(), out);
        } else if (step instanceof Step.Bought bought) {
            out.writeByte(BOUGHT);
            out.writeBoolean(bought.returning());
        } else if (step instanceof Step.BoughtProduct bought) {
            out.writeByte(BOUGHT_PRODUCT);
            writeText(bought.productId(), out);
            out.writeInt(bought.firstDay());
            out.writeBoolean(bought.newBuyer());
            out.writeBoolean(bought.newDay());
            out.writeBoolean(bought.again());
        }
    }

    @Override
    public Step read(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case MOVED -> new Step.Moved(readStage(in), readStage(in));
            case BOUGHT -> new Step.Bought(in.readBoolean());
            case BOUGHT_PRODUCT ->
                new Step.BoughtProduct(
                        readText(in), in.readInt(), in.readBoolean(), in.readBoolean(), in.readBoolean());
            default -> throw new IOException("unknown kind of step: " + kind);
        };
    }

    private static void writeStage(@Nullable Lifecycle stage, DataOutput out) throws IOException {
        out.writeByte(stage == null ? NOWHERE : stage.ordinal());
    }

    private static @Nullable Lifecycle readStage(DataInput in) throws IOException {
        int stage = in.readUnsignedByte();
        return stage == NOWHERE ? null : STAGES[stage];
    }
}
