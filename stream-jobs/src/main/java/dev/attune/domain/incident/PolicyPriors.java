package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.ExperiencePolicy;
import dev.attune.domain.policy.NormalPrior;
import dev.attune.domain.policy.RatePrior;
import java.io.Serializable;

/**
 * What the policy expects of a signal of any customer.
 *
 * @param policy whose priors of customers are those of the fleet before anything was seen of it
 */
public record PolicyPriors(ExperiencePolicy policy) implements SliceWatch.Priors, Serializable {

    @Override
    public double level(SignalKind kind) {
        NormalPrior normal = policy.normal().get(kind);
        if (normal != null) {
            return normal.mean();
        }
        RatePrior rate = policy.rates().get(kind);
        return rate == null ? Double.NaN : rate.bad() / (rate.bad() + rate.good());
    }

    @Override
    public double variance(SignalKind kind) {
        NormalPrior normal = policy.normal().get(kind);
        return normal == null ? Double.NaN : normal.sigma() * normal.sigma();
    }
}
