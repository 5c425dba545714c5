package dev.attune.domain.episode;

/**
 * One clock of a customer, a renewal process by UTC days, and what the bare model says of it: neither evidence nor
 * calibration. A figure that does not apply is NaN.
 *
 * @param repeats x: occasions after the first (days with at least one); -1 where there was none at all
 * @param ageAtLast tx: weeks from the first occasion to the last
 * @param age T: weeks from the first occasion to now
 * @param expectedGap weeks between occasions that the model expects of this customer: their own rhythm, shrunk to that of
 *     their segment
 * @param logOddsDead log-odds of having left
 * @param pDead the same as a probability
 * @param pAlive its complement, to full precision
 * @param pSilent probability of no occasion within the policy's horizon
 */
public record ClockFigures(
        int repeats,
        double ageAtLast,
        double age,
        double expectedGap,
        double logOddsDead,
        double pDead,
        double pAlive,
        double pSilent) {

    private static final double DAYS_PER_WEEK = 7;

    /** Of a clock that never began. */
    public static final ClockFigures NEVER =
            new ClockFigures(-1, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Whether there was an occasion. */
    public boolean started() {
        return repeats >= 0;
    }

    public double expectedGapDays() {
        return expectedGap * DAYS_PER_WEEK;
    }

    /** Days since the start of the day of the last occasion. */
    public double silenceDays() {
        return (age - ageAtLast) * DAYS_PER_WEEK;
    }
}
