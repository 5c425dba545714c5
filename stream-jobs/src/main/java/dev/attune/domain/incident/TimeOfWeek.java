package dev.attune.domain.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the hour of the week (UTC) adds to the level of one signal of one touchpoint: learned from what was left over, and
 * shrunk to nothing where an hour has seen little.
 */
final class TimeOfWeek {

    private static final int HOURS = 168;
    private static final long HOUR = 3_600_000L;

    /** 1970-01-01 was a Thursday: hours from Monday to it. */
    private static final int FIRST_HOUR = 72;

    /** How much must have been seen in an hour of the week for what was left over there to count half. */
    private final double prior;

    private final float[] offsets = new float[HOURS];
    private final float[] weights = new float[HOURS];

    /** @param prior in the unit of the weight given to {@link #learn} */
    TimeOfWeek(double prior) {
        this.prior = prior;
    }

    double prior() {
        return prior;
    }

    double at(long time) {
        return offsets[hour(time)];
    }

    /**
     * Takes in what was left over.
     *
     * @param residual NaN where there is nothing to learn
     * @param weight how much it counts
     */
    void learn(long time, double residual, double weight) {
        if (Double.isNaN(residual)) {
            return;
        }
        int hour = hour(time);
        double known = Math.min(weights[hour] + weight, 20 * prior);
        weights[hour] = (float) known;
        offsets[hour] += (float) (residual * weight / (known + prior));
    }

    private static int hour(long time) {
        return (int) Math.floorMod(Math.floorDiv(time, HOUR) + FIRST_HOUR, (long) HOURS);
    }

    TimeOfWeek copy() {
        TimeOfWeek copy = new TimeOfWeek(prior);
        System.arraycopy(offsets, 0, copy.offsets, 0, HOURS);
        System.arraycopy(weights, 0, copy.weights, 0, HOURS);
        return copy;
    }

    void write(DataOutput out) throws IOException {
        for (int hour = 0; hour < HOURS; hour++) {
            out.writeBoolean(weights[hour] > 0);
            if (weights[hour] > 0) {
                out.writeFloat(offsets[hour]);
                out.writeFloat(weights[hour]);
            }
        }
    }

    static TimeOfWeek read(DataInput in, double prior) throws IOException {
        TimeOfWeek read = new TimeOfWeek(prior);
        for (int hour = 0; hour < HOURS; hour++) {
            if (in.readBoolean()) {
                read.offsets[hour] = in.readFloat();
                read.weights[hour] = in.readFloat();
            }
        }
        return read;
    }
}
