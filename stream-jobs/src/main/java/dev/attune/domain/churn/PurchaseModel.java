package dev.attune.domain.churn;

import dev.attune.domain.policy.ModelParameters;

/**
 * MBG/NBD: purchases come at a constant rate until the customer leaves, which may happen after any purchase, the first
 * included. Rates are gamma(r, alpha) across customers, dropout probabilities beta(a, b).
 *
 * <p>Everything is a function of x (repeats: occasions after the first), tx (age at the last one) and T (age now), ages
 * in weeks since the first occasion. x = 0 means tx = 0; a tx after T (late data) counts as T. All of it is computed in
 * log space with {@link StrictMath}, so that the same customer gives the same bytes on every machine; each figure costs
 * one logarithm or two and no memory.
 *
 * <p>Sources: Batislam, Denizel, Filiztekin 2007; Hoppe, Wagner 2007; for the shared machinery Fader, Hardie, Lee 2005.
 */
public final class PurchaseModel {

    private final double shape;
    private final double rate;
    private final double dropout;
    private final double retention;
    private final double logDropout;

    public PurchaseModel(ModelParameters parameters) {
        this.shape = positive("r", parameters.r());
        this.rate = positive("alpha", parameters.alpha());
        this.dropout = positive("a", parameters.a());
        this.retention = positive("b", parameters.b());
        this.logDropout = StrictMath.log(dropout);
    }

    /** Log-odds of having left right after the last occasion: ln a - ln(b + x). */
    public double propensity(int x) {
        return logDropout - StrictMath.log(retention + x);
    }

    /** What silence adds, never negative: (r + x) (ln(alpha + T) - ln(alpha + tx)). */
    public double silence(int x, double tx, double age) {
        double quiet = Math.max(age - tx, 0);
        return (shape + x) * StrictMath.log1p(quiet / (rate + tx));
    }

    /** By how much {@link #silence} grows per week at an age, never negative, falling with age. */
    double silenceSlope(int x, double tx, double age) {
        return (shape + x) / (rate + Math.max(age, tx));
    }

    /** Log-odds of having left: {@link #propensity} + {@link #silence}. */
    public double logOddsDead(int x, double tx, double age) {
        return propensity(x) + silence(x, tx, age);
    }

    /** Probability in (0, 1) of not having left. */
    public double aliveProbability(int x, double tx, double age) {
        return LogOdds.probability(-logOddsDead(x, tx, age));
    }

    /** Probability in [0, 1] of no purchase within the next {@code horizon} weeks, by the bare model. */
    public double silentProbability(int x, double tx, double age, double horizon) {
        return silentProbability(logOddsDead(x, tx, age), x, tx, age, horizon);
    }

    /**
     * The same, with the log-odds of having left given (evidence and calibration included): 1 - P(alive) (1 - S), where
     * S = ((alpha + T) / (alpha + T + H))^(r + x) is the probability that someone who stayed is silent so long.
     */
    public double silentProbability(double logOddsDead, int x, double tx, double age, double horizon) {
        double now = rate + Math.max(age, tx);
        double silentThoughAlive = StrictMath.exp(-(shape + x) * StrictMath.log1p(horizon / now));
        return LogOdds.probability(logOddsDead) + LogOdds.probability(-logOddsDead) * silentThoughAlive;
    }

    /**
     * Expected purchases within the next {@code horizon} weeks of a customer who has not left, leaving within the
     * horizon accounted for; multiply by {@link #aliveProbability} for the expectation of any customer.
     */
    public double expectedPurchasesIfAlive(int x, double tx, double age, double horizon) {
        return DropoutExpectation.purchases(shape + x, rate + Math.max(age, tx), dropout, retention + x + 1, horizon);
    }

    /** Expected purchases within the next {@code horizon} weeks, the chance of having left accounted for. */
    public double expectedPurchases(int x, double tx, double age, double horizon) {
        return aliveProbability(x, tx, age) * expectedPurchasesIfAlive(x, tx, age, horizon);
    }

    /**
     * The age in weeks at which the log-odds of having left reach a threshold if nothing happens: T* = (alpha + tx)
     * exp((threshold - evidence - propensity) / (r + x)) - alpha. Exact; before tx where the threshold is passed already
     * at the last occasion; infinite where no finite age will do.
     *
     * @param threshold log-odds
     * @param evidence log-odds added to the model's own
     */
    public double deadline(int x, double tx, double threshold, double evidence) {
        double needed = (threshold - evidence - propensity(x)) / (shape + x);
        return tx + (rate + tx) * StrictMath.expm1(needed);
    }

    /** Expected weeks between occasions while alive, given the rhythm up to the last one: (alpha + tx) / (r + x). */
    public double expectedGap(int x, double tx) {
        return (rate + tx) / (shape + x);
    }

    private static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be a number above 0, but was " + value);
        }
        return value;
    }
}
