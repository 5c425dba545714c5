package dev.attune.fit;

import dev.attune.domain.policy.ModelParameters;

/**
 * A purchase model fitted to histories.
 *
 * @param logLikelihood at the parameters, prior not included
 * @param customers fitted to
 * @param prior whether the weak prior had a say
 * @param regularityEstimate k by Wheat and Morrison 1990, before the likelihood chose; NaN where there is nothing to
 *     estimate it from
 */
public record FittedRenewals(
        ModelParameters parameters, double logLikelihood, int customers, boolean prior, double regularityEstimate) {}
