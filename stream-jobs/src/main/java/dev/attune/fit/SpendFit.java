package dev.attune.fit;

import dev.attune.domain.policy.SpendParameters;
import java.util.Collection;
import org.hipparchus.special.Gamma;

/** Maximum likelihood of Gamma-Gamma. Source: Fader, Hardie, note 025. */
public final class SpendFit {

    private static final double LIMIT = 14;
    private static final int FEWEST_CUSTOMERS = 10;

    /** Means that differ by less than this fraction of their mean do not vary. */
    private static final double VARIATION = 1e-6;

    private final SpendParameters standing;

    /** @param standing what to keep of the shapes where spend does not vary */
    public SpendFit(SpendParameters standing) {
        this.standing = standing;
    }

    /** Of at least one customer. */
    public FittedSpend of(Collection<SpendHistory> histories) {
        double mean =
                histories.stream().mapToDouble(SpendHistory::mean).average().orElseThrow();
        boolean varies = histories.stream().anyMatch(each -> Math.abs(each.mean() - mean) > VARIATION * mean);
        if (!varies || histories.size() < FEWEST_CUSTOMERS) {
            double gamma = mean * (standing.q() - 1) / standing.p();
            return new FittedSpend(
                    new SpendParameters(standing.p(), standing.q(), gamma), Double.NaN, histories.size(), true);
        }
        // q is searched above 1: below it the population has no mean.
        double[] best = Simplex.maximum(
                p -> logLikelihood(new SpendParameters(p[0], 1 + p[1], p[2]), histories), LIMIT, 2, 2, mean);
        SpendParameters parameters = new SpendParameters(best[0], 1 + best[1], best[2]);
        return new FittedSpend(parameters, logLikelihood(parameters, histories), histories.size(), false);
    }

    /** Natural logarithm. */
    public static double logLikelihood(SpendParameters parameters, Collection<SpendHistory> histories) {
        double p = parameters.p();
        double q = parameters.q();
        double known = q * Math.log(parameters.gamma()) - Gamma.logGamma(q);
        double sum = 0;
        for (SpendHistory each : histories) {
            double px = p * each.purchases();
            sum += known
                    + Gamma.logGamma(px + q)
                    - Gamma.logGamma(px)
                    + (px - 1) * Math.log(each.mean())
                    + px * Math.log(each.purchases())
                    - (px + q) * Math.log(parameters.gamma() + each.purchases() * each.mean());
        }
        return sum;
    }
}
