package dev.attune.domain.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a series can be expected to be: a level that follows slowly, what the quarter of an hour of the day adds to it,
 * and what the hour of the week adds to that. Whether a season is believed is decided by how well it foretold: each of
 * the three (level, with day, with day and week) weighs by its mean absolute error to the power of -4. O(1).
 */
final class SeasonalBaseline {

    static final long DAY = 86_400_000L;
    static final long WEEK = 7 * DAY;

    /** The first of January 1970 was a Thursday: so many milliseconds after a Monday. */
    private static final long FROM_MONDAY = 3 * DAY;

    private static final int DAY_SLOTS = 96;
    private static final int WEEK_SLOTS = 168;
    private static final double LEVEL_DAYS = 7;
    private static final double DAYS_REMEMBERED = 10;
    private static final double WEEKS_REMEMBERED = 5;
    private static final int FIRST_WINDOWS = 20;

    private double level;
    private final SeasonProfile day = new SeasonProfile(DAY, DAY_SLOTS);
    private final SeasonProfile week = new SeasonProfile(WEEK, WEEK_SLOTS);
    private final double[] errors = new double[3];

    void start(double value) {
        level = value;
    }

    double expected(long localTime) {
        double ofDay = day.offset(localTime);
        double ofWeek = week.offset(localTime + FROM_MONDAY);
        double least = Math.min(errors[0], Math.min(errors[1], errors[2]));
        double flat = weight(least, errors[0]);
        double daily = weight(least, errors[1]);
        double weekly = weight(least, errors[2]);
        return level + ((daily + weekly) * ofDay + weekly * ofWeek) / (flat + daily + weekly);
    }

    private static double weight(double least, double error) {
        if (error <= 0) {
            return 1;
        }
        double ratio = least / error;
        return ratio * ratio * ratio * ratio;
    }

    /**
     * @param deviation what {@code value} stands above {@link #expected}
     * @param spread standard deviation of such windows
     * @param count windows so far, this one included
     * @param memory windows that errors are remembered for
     * @param window length of a window, milliseconds
     * @param haste 1, or more where the level has to follow faster
     * @param weight weight of this window, 0 to 1
     */
    void learn(
            long localTime,
            double value,
            double deviation,
            double spread,
            long count,
            double memory,
            double window,
            double haste,
            double weight) {
        double ofDay = day.offset(localTime);
        double ofWeek = week.offset(localTime + FROM_MONDAY);
        double clip = haste > 1 ? SmoothedDeviation.CLIP * spread : 2 * spread;
        double gain = weight / Math.min(count, memory);
        double above = value - level;
        errors[0] += gain * (Math.min(Math.abs(above), 5 * spread) - errors[0]);
        errors[1] += gain * (Math.min(Math.abs(above - ofDay), 5 * spread) - errors[1]);
        errors[2] += gain * (Math.min(Math.abs(above - ofDay - ofWeek), 5 * spread) - errors[2]);
        double bounded = count < FIRST_WINDOWS ? deviation : Math.max(-clip, Math.min(clip, deviation));
        level += weight * bounded / Math.min(count, Math.max(1, LEVEL_DAYS * DAY / window / haste));
        double left = value - level - ofDay;
        day.learn(localTime, left, clip, window, DAYS_REMEMBERED, weight);
        week.learn(localTime + FROM_MONDAY, left - ofWeek, clip, window, WEEKS_REMEMBERED, weight);
    }

    void copyFrom(SeasonalBaseline other) {
        level = other.level;
        day.copyFrom(other.day);
        week.copyFrom(other.week);
        System.arraycopy(other.errors, 0, errors, 0, errors.length);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(level);
        day.write(out);
        week.write(out);
        for (double error : errors) {
            out.writeDouble(error);
        }
    }

    void read(DataInput in) throws IOException {
        level = in.readDouble();
        day.read(in);
        week.read(in);
        for (int index = 0; index < errors.length; index++) {
            errors[index] = in.readDouble();
        }
    }
}
