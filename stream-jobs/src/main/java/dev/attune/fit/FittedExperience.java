package dev.attune.fit;

import dev.attune.domain.policy.ExperiencePriors;

/**
 * What the customers of a segment can expect.
 *
 * @param priors followed from the earlier model's, where there was one
 * @param customers that met a signal
 * @param observations signals that they met
 */
public record FittedExperience(ExperiencePriors priors, int customers, long observations) {

    boolean isEmpty() {
        return priors.normal().isEmpty() && priors.rates().isEmpty();
    }
}
