package dev.attune.domain.experience;

/**
 * Exponential forgetting on an hourly grid: what happened within one hour of event time weighs the same, so that the
 * events of a session cost no exponential. Sums kept so do not depend on the order of their terms, up to rounding.
 */
public final class Decay {

    private static final long MILLISECONDS_PER_HOUR = 3_600_000L;
    private static final double LN_2 = 0.6931471805599453;

    private Decay() {}

    /** The hour of an instant, hours since the epoch. */
    public static int hour(long epochMilliseconds) {
        return (int) Math.floorDiv(epochMilliseconds, MILLISECONDS_PER_HOUR);
    }

    /** What is left of 1 after {@code hours}: 2^(-hours / half-life). */
    public static double over(int hours, double halfLifeDays) {
        return StrictMath.exp(-LN_2 * hours / (24 * halfLifeDays));
    }
}
