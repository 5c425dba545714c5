package dev.attune.fit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** UTC days with an occasion in their order, each with the instant of its first one. */
final class OccasionDays {

    private static final long MILLISECONDS_PER_DAY = 86_400_000;
    private static final double MILLISECONDS_PER_WEEK = 7.0 * MILLISECONDS_PER_DAY;

    private long[] firstTimes = new long[4];
    private int size;

    static int day(long time) {
        return (int) Math.floorDiv(time, MILLISECONDS_PER_DAY);
    }

    /** Adds an occasion that is not earlier than those before it. */
    void add(long time) {
        if (size > 0 && day(firstTimes[size - 1]) == day(time)) {
            return;
        }
        if (size == firstTimes.length) {
            firstTimes = Arrays.copyOf(firstTimes, size * 2);
        }
        firstTimes[size++] = time;
    }

    int size() {
        return size;
    }

    @Nullable
    RenewalHistory renewals(long asOf) {
        if (size == 0) {
            return null;
        }
        int[] days = new int[size];
        for (int i = 0; i < size; i++) {
            days[i] = day(firstTimes[i]);
        }
        return RenewalHistory.of(days, asOf);
    }

    /** Weeks from an instant to the first day that begins after it; infinite where none does. */
    double weeksUntilNext(long instant) {
        int found = Arrays.binarySearch(firstTimes, 0, size, instant + 1);
        int next = found >= 0 ? found : -found - 1;
        return next == size ? Double.POSITIVE_INFINITY : (firstTimes[next] - instant) / MILLISECONDS_PER_WEEK;
    }
}
