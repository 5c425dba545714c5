package dev.attune.domain.incident;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the slots of a day or a week stand above the level, each a robust mean of the last times it came round. */
final class SeasonProfile {

    private static final int MOST_COUNT = 0xFFFF;

    private final long period;
    private final float[] offsets;
    private final char[] counts;

    /** @param period milliseconds */
    SeasonProfile(long period, int slots) {
        this.period = period;
        this.offsets = new float[slots];
        this.counts = new char[slots];
    }

    /** @param localTime milliseconds since some start of a period, on the clock of the series' zone */
    double offset(long localTime) {
        return offsets[slot(localTime)];
    }

    /**
     * @param residual of the window above the level and shorter seasons, this profile's own offset taken off
     * @param clip residuals beyond it teach no more than it, once the slot has come round twice
     * @param window length of a window, milliseconds
     * @param rounds how many times round are remembered
     * @param weight weight of the window, 0 to 1
     */
    void learn(long localTime, double residual, double clip, double window, double rounds, double weight) {
        int slot = slot(localTime);
        double windowsEachTime = Math.max(1, period / window / offsets.length);
        double bounded = counts[slot] < 2 * windowsEachTime ? residual : Math.max(-clip, Math.min(clip, residual));
        counts[slot] = (char) Math.min(MOST_COUNT, counts[slot] + 1);
        double memory = Math.min(counts[slot], windowsEachTime * rounds);
        offsets[slot] += (float) (weight * bounded / memory);
    }

    private int slot(long localTime) {
        return (int) (Math.floorMod(localTime, period) * offsets.length / period);
    }

    void copyFrom(SeasonProfile other) {
        System.arraycopy(other.offsets, 0, offsets, 0, offsets.length);
        System.arraycopy(other.counts, 0, counts, 0, counts.length);
    }

    /** A slot that never came takes one byte. */
    void write(DataOutput out) throws IOException {
        for (int slot = 0; slot < offsets.length; slot++) {
            Packed.writeUnsigned(out, counts[slot]);
            if (counts[slot] > 0) {
                out.writeFloat(offsets[slot]);
            }
        }
    }

    void read(DataInput in) throws IOException {
        for (int slot = 0; slot < offsets.length; slot++) {
            counts[slot] = (char) Packed.readCount(in, MOST_COUNT);
            offsets[slot] = counts[slot] > 0 ? in.readFloat() : 0;
        }
    }
}
