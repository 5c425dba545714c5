package dev.attune.domain.churn;

/**
 * The additive scale of churn risk.
 *
 * <p>Terms are rounded to multiples of 2^-32 before they are added. Sums of such numbers below 2^20 are exact in a
 * double, so contributions add up to the score bit for bit in whatever order a reader adds them.
 */
public final class LogOdds {

    /** Beyond it a probability is 0 or 1 in a double, and exp would overflow. */
    private static final double LIMIT = 700;

    private static final double HALF = 0.5;
    private static final double UNITS = 0x1p32;

    /** Largest error that rounding one term can make. */
    static final double ROUNDING = 0.5 / UNITS;

    private LogOdds() {}

    /** The probability in (0, 1) with these log-odds, clamped to 700 either way. */
    public static double probability(double logOdds) {
        double clamped = Math.max(-LIMIT, Math.min(LIMIT, logOdds));
        return 1 / (1 + StrictMath.exp(-clamped));
    }

    /** 1 less the probability of some log-odds, which is known, without what the difference would lose. */
    static double complement(double logOdds, double probability) {
        return probability < HALF ? 1 - probability : probability(-logOdds);
    }

    /** The log-odds of a probability in (0, 1). */
    public static double of(double probability) {
        return StrictMath.log(probability) - StrictMath.log1p(-probability);
    }

    /** The nearest multiple of 2^-32. */
    static double rounded(double term) {
        return Math.rint(term * UNITS) / UNITS;
    }
}
