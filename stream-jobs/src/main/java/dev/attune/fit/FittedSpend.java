package dev.attune.fit;

import dev.attune.domain.policy.SpendParameters;

/**
 * A spend model fitted to histories.
 *
 * @param logLikelihood at the parameters; NaN where nothing could be fitted
 * @param customers with repeat spend
 * @param meanOnly whether spend did not vary, so that only the mean could be taken
 */
public record FittedSpend(SpendParameters parameters, double logLikelihood, int customers, boolean meanOnly) {}
