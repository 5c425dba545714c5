package dev.attune.domain.incident;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the experience index of a touchpoint usually is at this hour of the week: a running mean of at most the last weeks,
 * shrunk to that of all hours. One bad hour teaches little: what is learned is clipped. Learned from closed hours only.
 */
final class WeeklyIndex {

    private static final long HOUR = 3_600_000L;
    private static final int SLOTS = 168;

    /** Weeks that what was learned weighs at most. */
    private static final int MOST_WEEKS = 8;

    /** Hours that the mean of all hours weighs at most. */
    private static final int MOST_HOURS = MOST_WEEKS * SLOTS;

    /** The most that one hour is taken to differ from what was expected, index points. */
    private static final double CLIP = 10;

    /** What the mean of all hours is worth beside a slot's own, weeks. */
    private static final double OVERALL_WEEKS = 1;

    private final float[] means = new float[SLOTS];
    private final byte[] weeks = new byte[SLOTS];
    private double overall;
    private int hours;

    /** @return 0 to 100; NaN where nothing was learned yet */
    double expected(long windowStart) {
        if (hours == 0) {
            return Double.NaN;
        }
        int slot = slot(windowStart);
        return (weeks[slot] * means[slot] + OVERALL_WEEKS * overall) / (weeks[slot] + OVERALL_WEEKS);
    }

    /** Learns the index of an hour that is over; NaN teaches nothing. */
    void learn(long hourStart, double index) {
        if (Double.isNaN(index)) {
            return;
        }
        int slot = slot(hourStart);
        double expected = hours == 0 ? index : expected(hourStart);
        double taken = Math.min(expected + CLIP, Math.max(expected - CLIP, index));
        weeks[slot] = (byte) Math.min(MOST_WEEKS, weeks[slot] + 1);
        means[slot] += (float) ((taken - means[slot]) / weeks[slot]);
        hours = Math.min(MOST_HOURS, hours + 1);
        overall += (taken - overall) / hours;
    }

    private static int slot(long instant) {
        return (int) Math.floorMod(Math.floorDiv(instant, HOUR), (long) SLOTS);
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, hours);
        out.writeDouble(overall);
        for (int i = 0; i < SLOTS; i++) {
            out.writeByte(weeks[i]);
            if (weeks[i] > 0) {
                out.writeFloat(means[i]);
            }
        }
    }

    static WeeklyIndex read(DataInput in) throws IOException {
        WeeklyIndex index = new WeeklyIndex();
        index.hours = Packed.readCount(in, MOST_HOURS);
        index.overall = in.readDouble();
        for (int i = 0; i < SLOTS; i++) {
            index.weeks[i] = (byte) Packed.readCount(in, MOST_WEEKS);
            if (index.weeks[i] > 0) {
                index.means[i] = in.readFloat();
            }
        }
        return index;
    }
}
