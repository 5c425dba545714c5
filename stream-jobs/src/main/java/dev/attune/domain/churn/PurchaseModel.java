package dev.attune.domain.churn;

import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;

/**
 * MBG/CNBD-k: occasions come in a steady rhythm ({@link Rhythm}) until the customer leaves, which may happen after any
 * occasion, the first included. Dropout probabilities are beta(a, b) across customers. k = 1 is MBG/NBD. The BG family,
 * where nobody leaves after the first occasion, is kept for verification.
 *
 * <p>Everything is a function of x (repeats: occasions after the first), tx (age at the last one) and T (age now), ages
 * in weeks since the first occasion. x = 0 means tx = 0; a tx after T (late data) counts as T. All of it is computed in
 * log space with {@link StrictMath}, so that the same customer gives the same bytes on every machine; for k = 1 each
 * figure costs one logarithm or two and no memory.
 *
 * <p>Sources: Batislam, Denizel, Filiztekin 2007; Hoppe, Wagner 2007; Reutterer, Platzer, Schroeder 2020 for k > 1; for
 * the shared machinery and BG/NBD Fader, Hardie, Lee 2005.
 */
public final class PurchaseModel {

    /** Log-odds of what cannot be: no silence and no evidence makes up for it. */
    private static final double CERTAINLY_ALIVE = -1e6;

    private static final int COMMON_REPEATS = 256;

    private final Rhythm rhythm;
    private final double dropout;
    private final double retention;
    private final double logDropout;

    /** Of the first repeats, worked out once. */
    private final double[] propensities = new double[COMMON_REPEATS];

    /** How many occasions one could not leave after: 0 of MBG, 1 of BG. */
    private final int safeOccasions;

    public PurchaseModel(ModelParameters parameters) {
        if (parameters.k() < 1 || parameters.k() > ModelParameters.LARGEST_K) {
            throw new IllegalArgumentException(
                    "k must be in [1, " + ModelParameters.LARGEST_K + "], but was " + parameters.k());
        }
        this.rhythm = Rhythm.of(parameters.k(), positive("r", parameters.r()), positive("alpha", parameters.alpha()));
        this.dropout = positive("a", parameters.a());
        this.retention = positive("b", parameters.b());
        this.logDropout = StrictMath.log(dropout);
        this.safeOccasions = parameters.family() == ModelFamily.BG ? 1 : 0;
        for (int x = 0; x < propensities.length; x++) {
            propensities[x] = workedOutPropensity(x);
        }
    }

    /** Log-odds of having left right after the last occasion: ln a - ln(b + x); of BG with x - 1. */
    public double propensity(int x) {
        return x < propensities.length ? propensities[x] : workedOutPropensity(x);
    }

    private double workedOutPropensity(int x) {
        if (x < safeOccasions) {
            return CERTAINLY_ALIVE;
        }
        return logDropout - StrictMath.log(retention + (x - safeOccasions));
    }

    /** What silence adds, -ln of the probability that someone who stayed is so silent, never negative; k = 1: (r + x) (ln(alpha + T) - ln(alpha + tx)). */
    public double silence(int x, double tx, double age) {
        return rhythm.silence(x, tx, age);
    }

    /** The most that {@link #silence} grows per week anywhere between two ages. */
    double steepest(int x, double tx, double from, double to) {
        return rhythm.steepest(x, tx, from, to);
    }

    /** The least that it grows per week anywhere between two ages. */
    double gentlest(int x, double tx, double from, double to) {
        return rhythm.gentlest(x, tx, from, to);
    }

    /** Log-odds of having left: {@link #propensity} + {@link #silence}. */
    public double logOddsDead(int x, double tx, double age) {
        return propensity(x) + silence(x, tx, age);
    }

    /** Probability in (0, 1) of not having left; 1 of a one-time buyer of BG. */
    public double aliveProbability(int x, double tx, double age) {
        return LogOdds.probability(-logOddsDead(x, tx, age));
    }

    /** Probability in [0, 1] of no purchase within the next {@code horizon} weeks, by the bare model. */
    public double silentProbability(int x, double tx, double age, double horizon) {
        return silentProbability(logOddsDead(x, tx, age), x, tx, age, horizon);
    }

    /**
     * The same, with the log-odds of having left given (evidence and calibration included): 1 - P(alive) (1 - S), where
     * S is the probability that someone who stayed is silent so long, for k = 1 ((alpha + T) / (alpha + T + H))^(r + x).
     */
    public double silentProbability(double logOddsDead, int x, double tx, double age, double horizon) {
        double silentThoughAlive = rhythm.silentThoughAlive(x, tx, age, horizon);
        double dead = LogOdds.probability(logOddsDead);
        return Math.min(1, dead + LogOdds.complement(logOddsDead, dead) * silentThoughAlive);
    }

    /**
     * Expected purchases within the next {@code horizon} weeks of a customer who has not left, leaving within the
     * horizon accounted for; multiply by {@link #aliveProbability} for the expectation of any customer.
     */
    public double expectedPurchasesIfAlive(int x, double tx, double age, double horizon) {
        return rhythm.purchases(x, tx, age, horizon, dropout, retention + x + 1 - safeOccasions);
    }

    /** Expected purchases within the next {@code horizon} weeks, the chance of having left accounted for. */
    public double expectedPurchases(int x, double tx, double age, double horizon) {
        return aliveProbability(x, tx, age) * expectedPurchasesIfAlive(x, tx, age, horizon);
    }

    /**
     * The age in weeks at which the log-odds of having left reach a threshold if nothing happens; for k = 1 T* = (alpha +
     * tx) exp((threshold - evidence - propensity) / (r + x)) - alpha, for k > 1 between bounds that close in on it. Never
     * late; before tx where the threshold is passed already at the last occasion; infinite where no finite age will do.
     *
     * @param threshold log-odds
     * @param evidence log-odds added to the model's own
     */
    public double deadline(int x, double tx, double threshold, double evidence) {
        return rhythm.reached(x, tx, threshold - evidence - propensity(x));
    }

    /** The age in weeks at which {@link #silence} has grown to {@code needed}, with the conventions of {@link #deadline}. */
    double reached(int x, double tx, double needed) {
        return rhythm.reached(x, tx, needed);
    }

    /** Expected weeks between occasions while alive, given the rhythm up to the last one; k = 1: (alpha + tx) / (r + x). */
    public double expectedGap(int x, double tx) {
        return rhythm.expectedGap(x, tx);
    }

    private static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be a number above 0, but was " + value);
        }
        return value;
    }
}
