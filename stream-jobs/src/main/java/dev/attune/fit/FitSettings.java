package dev.attune.fit;

import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to fit.
 *
 * @param asOf now, epoch milliseconds
 * @param family of the purchase models
 * @param k of both purchase models; null to choose each by its likelihood
 * @param sample how many customers to fit to; 0 for all
 * @param horizonsDays horizons of risk to calibrate
 * @param policy over which the model will lie
 * @param earlier what the fit must not be worse than on held-out customers; null where there is none
 */
public record FitSettings(
        long asOf,
        ModelFamily family,
        @Nullable Integer k,
        int sample,
        List<Integer> horizonsDays,
        Policy policy,
        @Nullable FittedModel earlier) {}
