package dev.attune.customer;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * The formulas of MBG/CNBD-k and Gamma-Gamma as the literature prints them, weeks and log-gammas and Gauss's
 * hypergeometric series: what the product is proved against. Written apart from it on purpose, slow and plain; nothing
 * here may call {@code dev.attune.domain.churn}.
 *
 * <p>Sources: Batislam, Denizel, Filiztekin 2007 and Hoppe, Wagner 2007 (k = 1); Reutterer, Platzer, Schroeder 2020 (k >
 * 1); Fader, Hardie, note 025 (spend). BG/NBD with b is MBG/NBD with b - 1 for who has repeated, which is how the figures
 * published for BG/NBD check this (see {@link ReferenceFormulasTest}).
 */
record ReferenceFormulas(int k, double r, double alpha, double a, double b) {

    private static final double NEGLIGIBLE = 1e-18;

    /** Log-odds of having left, with x repeats, the last at age tx, at age t. */
    double logOdds(int x, double tx, double t) {
        double propensity = Math.log(a) - Math.log(b + x);
        if (k == 1) {
            return propensity + (r + x) * (Math.log(alpha + t) - Math.log(alpha + tx));
        }
        return propensity + Gamma.logGamma(r + k * x) - (r + k * x) * Math.log(alpha + tx) - silent(x, tx, t);
    }

    /** S(u): log of the sum over the stages that may have passed since tx. */
    private double silent(int x, double tx, double u) {
        double largest = Double.NEGATIVE_INFINITY;
        double[] terms = new double[k];
        for (int j = 0; j < k; j++) {
            terms[j] = (j == 0 ? 0 : j * Math.log(u - tx))
                    - Gamma.logGamma(j + 1)
                    + Gamma.logGamma(r + k * x + j)
                    - (r + k * x + j) * Math.log(alpha + u);
            largest = Math.max(largest, terms[j]);
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - largest);
        }
        return largest + Math.log(sum);
    }

    /** Probability of no purchase within the next h weeks, given the log-odds of having left. */
    double silence(double logOdds, int x, double tx, double t, double h) {
        double alive = 1 / (1 + Math.exp(logOdds));
        double silentThoughAlive = k == 1
                ? Math.pow((alpha + t) / (alpha + t + h), r + x)
                : Math.exp(silent(x, tx, t + h) - silent(x, tx, t));
        return 1 - alive * (1 - silentThoughAlive);
    }

    /** Expected purchases within h weeks of someone who is there at age t. */
    double purchasesIfAlive(int x, double tx, double t, double h) {
        return k == 1 ? byGauss(x, t, h) : byStages(x, tx, t, h);
    }

    private double byGauss(int x, double t, double h) {
        double still = Math.pow((alpha + t) / (alpha + t + h), r + x);
        return (a + b + x) / (a - 1) * (1 - still * gauss(r + x, b + x + 1, a + b + x, h / (alpha + t + h)));
    }

    private static double gauss(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int n = 0; Math.abs(term) > NEGLIGIBLE * Math.abs(sum); n++) {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
        }
        return sum;
    }

    /** Sum over m of the chance of coming m times at least: rate for so many stages, and no leaving before the last. */
    private double byStages(int x, double tx, double t, double h) {
        double now = silent(x, tx, t);
        double sum = 0;
        for (int done = 0; done < k; done++) {
            double shape = r + k * x + done;
            double weight = Math.exp((done == 0 ? 0 : done * Math.log(t - tx))
                    - Gamma.logGamma(done + 1)
                    + Gamma.logGamma(shape)
                    - shape * Math.log(alpha + t)
                    - now);
            sum += weight * byStages(shape, done, h / (alpha + t + h), b + x + 1);
        }
        return sum;
    }

    private double byStages(double shape, int done, double share, double stayed) {
        double sum = 0;
        double stays = 1;
        double chance = 1;
        for (int m = 1; stays * chance > NEGLIGIBLE; m++) {
            chance = Beta.regularizedBeta(share, k * m - done, shape);
            sum += stays * chance;
            stays *= (stayed + m - 1) / (a + stayed + m - 1);
        }
        return sum;
    }

    /** The age at which the log-odds reach a threshold: the closed form for k = 1, else bisection. */
    double deadline(int x, double tx, double threshold) {
        if (k == 1) {
            return (alpha + tx) * Math.exp((threshold - Math.log(a) + Math.log(b + x)) / (r + x)) - alpha;
        }
        double low = tx;
        double high = tx + 1;
        while (logOdds(x, tx, high) < threshold) {
            high = tx + 2 * (high - tx);
        }
        for (int halving = 0; halving < 200; halving++) {
            double middle = (low + high) / 2;
            boolean reached = logOdds(x, tx, middle) >= threshold;
            low = reached ? low : middle;
            high = reached ? middle : high;
        }
        return high;
    }

    /** Expected spend per purchase by Gamma-Gamma with p, q and g, of a mean over n purchases. */
    static double spend(double p, double q, double g, int n, double mean) {
        return ((q - 1) * (g * p / (q - 1)) + p * n * mean) / (p * n + q - 1);
    }
}
