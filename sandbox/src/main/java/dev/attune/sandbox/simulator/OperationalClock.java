package dev.attune.sandbox.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Operational time: it runs fast when people shop (evenings, Sundays and Mondays, before Christmas) and slow when they
 * sleep, and averages one week per week over a year. Processes that are simple in operational time get the rhythms of
 * the real world for free.
 */
final class OperationalClock {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final double HOURS_PER_WEEK = 168;
    private static final double SEASON = 0.2;
    private static final double SEASON_PEAK_DAY = 340;

    /** Monday first; mean 1. */
    private static final double[] BY_WEEKDAY = {1.08, 0.96, 1.02, 0.90, 0.92, 1.02, 1.10};

    /** Midnight first, UTC; scaled to mean 1 below. */
    private static final double[] BY_HOUR = {
        0.30, 0.16, 0.10, 0.08, 0.08, 0.13, 0.31, 0.59, 0.82, 1.07, 1.23, 1.27, 1.35, 1.23, 1.23, 1.05, 1.31, 1.57,
        1.66, 1.95, 2.10, 1.97, 1.26, 0.69
    };

    private final long start;
    private final double[] elapsed;

    /**
     * @param start epoch milliseconds at which operational time is 0
     * @param days how far the clock must run
     */
    OperationalClock(long start, int days) {
        this.start = start;
        this.elapsed = new double[days * 24 + 1];
        double mean = 0;
        for (double factor : BY_HOUR) {
            mean += factor / BY_HOUR.length;
        }
        for (int hour = 0; hour + 1 < elapsed.length; hour++) {
            OffsetDateTime time = Instant.ofEpochMilli(start + hour * HOUR).atOffset(ZoneOffset.UTC);
            double angle = 2 * StrictMath.PI * (time.getDayOfYear() - SEASON_PEAK_DAY) / 365.25;
            double speed = BY_HOUR[time.getHour()]
                    / mean
                    * BY_WEEKDAY[time.getDayOfWeek().getValue() - 1]
                    * (1 + SEASON * StrictMath.cos(angle));
            elapsed[hour + 1] = elapsed[hour] + speed / HOURS_PER_WEEK;
        }
    }

    /** Operational weeks from the start to a time, which the clock must cover. */
    double weeksAt(long time) {
        int hour = (int) ((time - start) / HOUR);
        if (hour + 1 >= elapsed.length) {
            return elapsed[elapsed.length - 1];
        }
        double within = (double) (time - start - hour * HOUR) / HOUR;
        return elapsed[hour] + within * (elapsed[hour + 1] - elapsed[hour]);
    }

    /** The time that lies so many operational weeks after another; {@link Long#MAX_VALUE} beyond the clock's end. */
    long after(long time, double weeks) {
        double target = weeksAt(time) + weeks;
        if (target >= elapsed[elapsed.length - 1]) {
            return Long.MAX_VALUE;
        }
        int low = 0;
        int high = elapsed.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (elapsed[middle] <= target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double within = (target - elapsed[low]) / (elapsed[high] - elapsed[low]);
        return start + low * HOUR + (long) (within * HOUR);
    }
}
