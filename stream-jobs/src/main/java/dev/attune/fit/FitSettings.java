package dev.attune.fit;

import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.Policy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to fit.
 *
 * @param asOf now, epoch milliseconds
 * @param family of the purchase models
 * @param k of both purchase models; null to choose each by its likelihood
 * @param sample whom to fit to
 * @param horizonsDays horizons of risk to calibrate
 * @param policy over which the model will lie
 * @param earlier what the fit must not be worse than on held-out customers; null where there is none
 */
public record FitSettings(
        long asOf,
        ModelFamily family,
        @Nullable Integer k,
        Sample sample,
        List<Integer> horizonsDays,
        Policy policy,
        @Nullable FittedModel earlier) {

    /** Unless others are asked for. */
    public static final List<Integer> HORIZONS_DAYS = List.of(28, 91, 182);

    /** When customers are looked at to see what became of them: each horizon ago, and whenever departures are told. */
    public List<Integer> daysAgo() {
        return Stream.concat(horizonsDays.stream(), DepartureFit.DAYS_AGO.stream())
                .distinct()
                .sorted()
                .toList();
    }
}
