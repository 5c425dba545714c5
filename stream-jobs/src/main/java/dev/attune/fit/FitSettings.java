package dev.attune.fit;

import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.SpendParameters;
import org.jspecify.annotations.Nullable;

/**
 * How to fit.
 *
 * @param asOf now, epoch milliseconds
 * @param family of the purchase models
 * @param k of both purchase models; null to choose each by its likelihood
 * @param sample how many customers to fit to; 0 for all
 * @param spend shapes to keep where spend does not vary
 * @param earlier what the fit must not be worse than on held-out customers; null where there is none
 */
public record FitSettings(
        long asOf,
        ModelFamily family,
        @Nullable Integer k,
        int sample,
        SpendParameters spend,
        @Nullable FittedModel earlier) {}
