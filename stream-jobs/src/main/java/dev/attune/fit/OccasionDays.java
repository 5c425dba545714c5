package dev.attune.fit;

import dev.attune.domain.churn.ChurnInputs.Clock;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** UTC days with an occasion, each with the instant of its first one. */
final class OccasionDays {

    private static final long MILLISECONDS_PER_DAY = 86_400_000;
    private static final double DAYS_PER_WEEK = 7;

    private final TreeMap<Integer, Long> firstTimes = new TreeMap<>();

    static int day(long time) {
        return (int) Math.floorDiv(time, MILLISECONDS_PER_DAY);
    }

    void add(long time) {
        firstTimes.merge(day(time), time, Math::min);
    }

    int size() {
        return firstTimes.size();
    }

    /** The first of at least one. */
    int first() {
        return firstTimes.firstKey();
    }

    @Nullable
    RenewalHistory renewals(long asOf) {
        return firstTimes.isEmpty()
                ? null
                : RenewalHistory.of(
                        firstTimes.keySet().stream().mapToInt(Integer::intValue).toArray(), asOf);
    }

    /** As it stood at an instant. */
    Clock clock(long at) {
        Collection<Long> known = firstTimes.values();
        int days = (int) known.stream().filter(time -> time <= at).count();
        if (days == 0) {
            return Clock.NEVER;
        }
        int last = known.stream()
                .filter(time -> time <= at)
                .mapToInt(OccasionDays::day)
                .max()
                .orElseThrow();
        double age = (at / (double) MILLISECONDS_PER_DAY - first()) / DAYS_PER_WEEK;
        return new Clock(days - 1, (last - first()) / DAYS_PER_WEEK, age);
    }

    /** Whether no day began after an instant. */
    boolean silentSince(long at) {
        return firstTimes.isEmpty() || firstTimes.lastEntry().getValue() <= at;
    }
}
