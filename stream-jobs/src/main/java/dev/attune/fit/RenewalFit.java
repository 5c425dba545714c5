package dev.attune.fit;

import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import java.util.Collection;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Maximum likelihood of a purchase model; of the posterior under {@link WeakPrior} where customers are few or the
 * likelihood alone runs off. k is given or climbs from the estimate of Wheat and Morrison 1990 to the nearest maximum of
 * the likelihood.
 */
public final class RenewalFit {

    /** From here on the data have the word alone, unless they have nothing to say. */
    private static final int ENOUGH_CUSTOMERS = 1000;

    /** Logarithms of parameters, either way. */
    private static final double LIMIT = 14;

    private static final int FEWEST_SPLITS = 30;

    private final ModelFamily family;
    private final @Nullable Integer k;

    /** @param k 1 to {@link ModelParameters#LARGEST_K}; null to choose it */
    public RenewalFit(ModelFamily family, @Nullable Integer k) {
        this.family = family;
        this.k = k;
    }

    /** Of at least one customer. */
    public FittedRenewals of(Collection<RenewalHistory> histories) {
        RenewalLikelihood likelihood = new RenewalLikelihood(histories);
        double estimate = regularity(histories);
        if (k != null) {
            return fit(likelihood, k, estimate);
        }
        int start = Double.isNaN(estimate) ? 1 : within(Math.round(estimate));
        FittedRenewals best = fit(likelihood, start, estimate);
        for (int direction = -1; direction <= 1; direction += 2) {
            for (int next = start + direction; next == within(next); next += direction) {
                FittedRenewals other = fit(likelihood, next, estimate);
                if (!(other.logLikelihood() > best.logLikelihood())) {
                    break;
                }
                best = other;
            }
        }
        return best;
    }

    private static int within(long regularity) {
        return (int) Math.max(1, Math.min(ModelParameters.LARGEST_K, regularity));
    }

    private FittedRenewals fit(RenewalLikelihood likelihood, int regularity, double estimate) {
        boolean prior = likelihood.size() < ENOUGH_CUSTOMERS;
        ModelParameters best = prior ? null : maximum(regularity, likelihood::of);
        if (best == null || WeakPrior.isFar(best)) {
            prior = true;
            best = maximum(regularity, p -> likelihood.of(p) + WeakPrior.logDensity(p));
        }
        return new FittedRenewals(best, likelihood.of(best), likelihood.size(), prior, estimate);
    }

    private ModelParameters maximum(int regularity, ToDoubleFunction<ModelParameters> of) {
        double[] best = Simplex.maximum(
                p -> of.applyAsDouble(new ModelParameters(family, regularity, p[0], p[1], p[2], p[3])),
                LIMIT,
                1,
                5.0 / regularity,
                1,
                2);
        return new ModelParameters(family, regularity, best[0], best[1], best[2], best[3]);
    }

    /** k = (1 - 4 V) / (8 V), V the variance of the splits; NaN with too few of them. */
    static double regularity(Collection<RenewalHistory> histories) {
        int n = 0;
        double sum = 0;
        double squares = 0;
        for (RenewalHistory each : histories) {
            if (!Double.isNaN(each.split())) {
                n++;
                sum += each.split();
                squares += each.split() * each.split();
            }
        }
        if (n < FEWEST_SPLITS) {
            return Double.NaN;
        }
        double variance = squares / n - sum / n * (sum / n);
        return variance > 0 ? (1 - 4 * variance) / (8 * variance) : Double.NaN;
    }
}
