package dev.attune.fit;

/**
 * The occasions of one customer as the likelihood needs them, in weeks since the first one.
 *
 * @param repeats x: days with an occasion after the first
 * @param ageAtLast tx: age at the last one; 0 where x is 0
 * @param age T: age now
 * @param logGaps sum of the logarithms of all gaps; 0 where x is 0
 * @param split the last gap but one as a fraction of the last two: what Wheat and Morrison 1990 estimate regularity from;
 *     NaN with fewer than two gaps
 */
public record RenewalHistory(int repeats, double ageAtLast, double age, double logGaps, double split) {

    private static final double DAYS_PER_WEEK = 7;
    private static final double MILLISECONDS_PER_DAY = 86_400_000;

    /**
     * Of a customer who has had an occasion.
     *
     * @param days UTC days since the epoch, ascending, each once, at least one
     * @param asOf now, epoch milliseconds; not before the last day
     */
    public static RenewalHistory of(int[] days, long asOf) {
        int last = days.length - 1;
        double logGaps = 0;
        for (int i = 1; i <= last; i++) {
            logGaps += StrictMath.log((days[i] - days[i - 1]) / DAYS_PER_WEEK);
        }
        double split =
                last < 2 ? Double.NaN : (days[last - 1] - days[last - 2]) / (double) (days[last] - days[last - 2]);
        double ageAtLast = (days[last] - days[0]) / DAYS_PER_WEEK;
        double age = (asOf / MILLISECONDS_PER_DAY - days[0]) / DAYS_PER_WEEK;
        return new RenewalHistory(last, ageAtLast, Math.max(age, ageAtLast), logGaps, split);
    }
}
