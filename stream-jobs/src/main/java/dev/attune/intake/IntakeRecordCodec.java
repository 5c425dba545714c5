package dev.attune.intake;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.InteractionCodec;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.BinaryFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * The binary form of an {@link IntakeRecord}. Needed only where the source is not chained to what counts the exits (a
 * debugging choice): it then carries the raw record of every accepted one along.
 */
public final class IntakeRecordCodec implements BinaryCodec<IntakeRecord> {

    private static final long serialVersionUID = 1L;

    private static final int ACCEPTED = 0;
    private static final int ANONYMOUS = 1;
    private static final int CONTROL = 2;
    private static final int REJECTED = 3;
    private static final int SKIPPED = 4;

    private static final Oddity[] ODDITIES = Oddity.values();

    private final ArrivalCodec arrivals = new ArrivalCodec();
    private final InteractionCodec interactions = new InteractionCodec();
    private final RejectedRecordCodec rejections = new RejectedRecordCodec();

    @Override
    public void write(IntakeRecord record, DataOutput out) throws IOException {
        if (record instanceof IntakeRecord.Accepted accepted) {
            out.writeByte(ACCEPTED);
            arrivals.write(accepted.arrival(), out);
            RawRecordLayout.write(accepted.raw().get(), out);
            write(accepted.oddities(), out);
        } else if (record instanceof IntakeRecord.Anonymous anonymous) {
            out.writeByte(ANONYMOUS);
            interactions.write(anonymous.click(), out);
            out.writeLong(anonymous.brokerTime());
            write(anonymous.oddities(), out);
        } else if (record instanceof IntakeRecord.Control control) {
            out.writeByte(CONTROL);
            out.writeLong(control.eventTime());
        } else if (record instanceof IntakeRecord.Rejected rejected) {
            out.writeByte(REJECTED);
            rejections.write(rejected.rejected(), out);
        } else if (record instanceof IntakeRecord.Skipped skipped) {
            out.writeByte(SKIPPED);
            out.writeLong(skipped.records());
        }
    }

    @Override
    public IntakeRecord read(DataInput in) throws IOException {
        int exit = in.readUnsignedByte();
        return switch (exit) {
            case ACCEPTED -> {
                Arrival arrival = arrivals.read(in);
                RawRecord raw = RawRecordLayout.read(in);
                yield new IntakeRecord.Accepted(arrival, () -> raw, readOddities(in));
            }
            case ANONYMOUS ->
                new IntakeRecord.Anonymous((Click) interactions.read(in), in.readLong(), readOddities(in));
            case CONTROL -> new IntakeRecord.Control(in.readLong());
            case REJECTED -> new IntakeRecord.Rejected(rejections.read(in));
            case SKIPPED -> new IntakeRecord.Skipped(in.readLong());
            default -> throw new IOException("unknown exit of intake: " + exit);
        };
    }

    private static void write(Set<Oddity> oddities, DataOutput out) throws IOException {
        out.writeByte(oddities.size());
        for (Oddity oddity : oddities) {
            BinaryFields.writeEnum(oddity, out);
        }
    }

    private static Set<Oddity> readOddities(DataInput in) throws IOException {
        int size = in.readUnsignedByte();
        if (size == 0) {
            return Set.of();
        }
        Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
        for (int i = 0; i < size; i++) {
            oddities.add(BinaryFields.readEnum(ODDITIES, in));
        }
        return oddities;
    }
}
