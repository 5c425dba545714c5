package dev.attune.cli.evaluate.measure;

/** A share of independent trials with the score interval of Wilson 1927, which holds for few trials and shares of 0 or 1. */
public final class Proportion {

    private Proportion() {}

    /**
     * @param hits 0 to {@code trials}
     * @param trials 0 or more; of none the share is undefined
     */
    public static Estimate of(long hits, long trials) {
        if (trials == 0) {
            return Estimate.UNDEFINED;
        }
        double share = (double) hits / trials;
        double squared = Interval.DEVIATE * Interval.DEVIATE;
        double centre = share + squared / (2 * trials);
        double half = Interval.DEVIATE * Math.sqrt((share * (1 - share) + squared / (4 * trials)) / trials);
        double scale = 1 + squared / trials;
        // Rounding must not leave a bound a hair beyond a share of 0 or 1.
        double low = hits == 0 ? 0 : (centre - half) / scale;
        double high = hits == trials ? 1 : (centre + half) / scale;
        return new Estimate(share, new Interval(low, high));
    }
}
