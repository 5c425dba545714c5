package dev.attune.fit;

import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    /** From here on the search begins among some of them: most of its steps need no more. */
    private static final int MANY_CUSTOMERS = 5000;

    private static final int SOME_CUSTOMERS = 2000;

    private final ModelFamily family;
    private final @Nullable Integer k;

    /** @param k 1 to {@link ModelParameters#LARGEST_K}; null to choose it */
    public RenewalFit(ModelFamily family, @Nullable Integer k) {
        this.family = family;
        this.k = k;
    }

    /** Of at least one customer. */
    public FittedRenewals of(Collection<RenewalHistory> histories) {
        RenewalLikelihood all = new RenewalLikelihood(histories);
        RenewalLikelihood some = histories.size() < MANY_CUSTOMERS ? all : new RenewalLikelihood(some(histories));
        double estimate = regularity(histories);
        if (k != null) {
            return fit(all, some, k, estimate);
        }
        int start = Double.isNaN(estimate) ? 1 : within(Math.round(estimate));
        FittedRenewals best = fit(all, some, start, estimate);
        for (int direction = -1; direction <= 1; direction += 2) {
            for (int next = start + direction; next == within(next); next += direction) {
                FittedRenewals other = fit(all, some, next, estimate);
                if (!(other.logLikelihood() > best.logLikelihood())) {
                    break;
                }
                best = other;
            }
        }
        return best;
    }

    /** Every so manyth, in the order given. */
    private static List<RenewalHistory> some(Collection<RenewalHistory> histories) {
        List<RenewalHistory> all = List.copyOf(histories);
        List<RenewalHistory> some = new ArrayList<>();
        for (int i = 0; i < SOME_CUSTOMERS; i++) {
            some.add(all.get((int) ((long) i * all.size() / SOME_CUSTOMERS)));
        }
        return some;
    }

    private static int within(long regularity) {
        return (int) Math.max(1, Math.min(ModelParameters.LARGEST_K, regularity));
    }

    private FittedRenewals fit(RenewalLikelihood all, RenewalLikelihood some, int regularity, double estimate) {
        double[] start = {1, 5.0 / regularity, 1, 2};
        boolean roughedOut = some != all;
        if (roughedOut) {
            start = Simplex.maximum(raw -> posterior(some, model(regularity, raw)), LIMIT, start);
        }
        boolean prior = all.size() < ENOUGH_CUSTOMERS;
        ModelParameters best = prior ? null : maximum(regularity, all::of, roughedOut, start);
        if (best == null || WeakPrior.isFar(best)) {
            prior = true;
            best = maximum(regularity, p -> posterior(all, p), roughedOut, start);
        }
        return new FittedRenewals(best, all.of(best), all.size(), prior, estimate);
    }

    private static double posterior(RenewalLikelihood likelihood, ModelParameters p) {
        return likelihood.of(p) + WeakPrior.logDensity(p);
    }

    private ModelParameters maximum(
            int regularity, ToDoubleFunction<ModelParameters> of, boolean nearby, double[] start) {
        ToDoubleFunction<double[]> function = raw -> of.applyAsDouble(model(regularity, raw));
        double[] best =
                nearby ? Simplex.maximumNearby(function, LIMIT, start) : Simplex.maximum(function, LIMIT, start);
        return model(regularity, best);
    }

    private ModelParameters model(int regularity, double[] raw) {
        return new ModelParameters(family, regularity, raw[0], raw[1], raw[2], raw[3]);
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
