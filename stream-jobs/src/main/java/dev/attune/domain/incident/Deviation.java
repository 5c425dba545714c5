package dev.attune.domain.incident;

import dev.attune.domain.layout.Packed;
import dev.attune.domain.policy.Reason;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one touchpoint says of one signal at the end of a minute while it is worse than its baseline allows for, and once
 * more when it has come back.
 *
 * @param cause the narrowest description of where it is worse, as seen from this touchpoint alone: the touchpoint first
 * @param alarming false: this is the last word, it has come back
 * @param minuteEnd as of when, epoch milliseconds of event time
 * @param beganAt from when on it was worse, epoch milliseconds of event time
 * @param statistic ln R of the slice that the cause describes
 * @param threshold ln A of the budget
 * @param observed what was seen since it began, in the unit of the signal: a rate in [0, 1] or a mean
 * @param expected what the baseline expected meanwhile, same unit
 * @param observations what {@code observed} counts
 * @param satisfactionGap observed minus expected satisfaction, index points
 * @param met customers who met the signal there since it began, where each of them met something worse: of a mean that
 *     moved; nobody of a rate, where only those met something worse who are among {@code affected}
 * @param worth a sample of these, with what they are expected to spend
 * @param affected customers who met something negative there since it began
 */
public record Deviation(
        List<Cause> cause,
        Reason reason,
        boolean alarming,
        long minuteEnd,
        long beganAt,
        double statistic,
        double threshold,
        double observed,
        double expected,
        long observations,
        double satisfactionGap,
        CustomerSketch met,
        MetSample worth,
        AffectedSample affected) {

    private static final int MOST_PARTS = 16;
    private static final Dimension[] DIMENSIONS = Dimension.values();
    private static final Reason[] REASONS = Reason.values();

    public Deviation {
        cause = List.copyOf(cause);
        if (cause.isEmpty() || cause.get(0).dimension() != Dimension.TOUCHPOINT) {
            throw new IllegalArgumentException("a deviation must name its touchpoint first, but was " + cause);
        }
    }

    public String touchpoint() {
        return cause.get(0).value();
    }

    public void write(DataOutput out) throws IOException {
        writeCause(out, cause);
        Packed.writeUnsigned(out, reason.ordinal());
        out.writeBoolean(alarming);
        out.writeLong(minuteEnd);
        Packed.writeSigned(out, minuteEnd - beganAt);
        out.writeDouble(statistic);
        out.writeDouble(threshold);
        out.writeDouble(observed);
        out.writeDouble(expected);
        Packed.writeUnsigned(out, observations);
        out.writeDouble(satisfactionGap);
        met.write(out);
        worth.write(out);
        affected.write(out);
    }

    public static Deviation read(DataInput in) throws IOException {
        List<Cause> cause = readCause(in);
        Reason reason = REASONS[Packed.readCount(in, REASONS.length - 1)];
        boolean alarming = in.readBoolean();
        long minuteEnd = in.readLong();
        return new Deviation(
                cause,
                reason,
                alarming,
                minuteEnd,
                minuteEnd - Packed.readSigned(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                Packed.readUnsigned(in),
                in.readDouble(),
                CustomerSketch.read(in),
                MetSample.read(in),
                AffectedSample.read(in));
    }

    static void writeCause(DataOutput out, List<Cause> cause) throws IOException {
        Packed.writeUnsigned(out, cause.size());
        for (Cause part : cause) {
            out.writeByte(part.dimension().ordinal());
            Packed.writeText(out, part.value());
        }
    }

    static List<Cause> readCause(DataInput in) throws IOException {
        int size = Packed.readCount(in, MOST_PARTS);
        List<Cause> cause = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Dimension dimension = DIMENSIONS[Packed.readCount(in, DIMENSIONS.length - 1)];
            String value = Packed.readText(in);
            if (value == null) {
                throw new IOException("a cause must have a value");
            }
            cause.add(new Cause(dimension, value));
        }
        return cause;
    }
}
