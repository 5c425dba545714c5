package dev.attune.fit;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.ExperiencePriors;
import dev.attune.domain.policy.NormalPrior;
import dev.attune.domain.policy.RatePrior;
import dev.attune.domain.policy.TouchpointLevel;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Priors follow what customers are used to, from one model to the next and slowly: a standard that rises raises the bar, but
 * a bad month does not lower it at once. Means move half of the way, rates by their log-odds; spreads and weights are those
 * of today.
 */
final class PriorDrift {

    /** How much of the way from the earlier prior to today's a model goes. */
    static final double NEWS = 0.5;

    private PriorDrift() {}

    static ExperiencePriors followed(ExperiencePriors earlier, ExperiencePriors today) {
        Map<SignalKind, NormalPrior> normal = new EnumMap<>(SignalKind.class);
        today.normal()
                .forEach((kind, prior) ->
                        normal.put(kind, followed(earlier.normal().get(kind), prior)));
        Map<SignalKind, RatePrior> rates = new EnumMap<>(SignalKind.class);
        today.rates()
                .forEach((kind, prior) ->
                        rates.put(kind, followed(earlier.rates().get(kind), prior)));
        Map<String, Map<SignalKind, TouchpointLevel>> touchpoints = new HashMap<>();
        today.touchpoints().forEach((touchpoint, levels) -> {
            Map<SignalKind, TouchpointLevel> before = earlier.touchpoints().getOrDefault(touchpoint, Map.of());
            Map<SignalKind, TouchpointLevel> followed = new EnumMap<>(SignalKind.class);
            levels.forEach((kind, level) -> followed.put(kind, followed(before.get(kind), level)));
            touchpoints.put(touchpoint, followed);
        });
        return new ExperiencePriors(normal, rates, touchpoints);
    }

    private static NormalPrior followed(@Nullable NormalPrior before, NormalPrior today) {
        return before == null
                ? today
                : new NormalPrior(
                        between(before.mean(), today.mean()), today.sigma(), today.weight(), today.touchpointWeight());
    }

    private static RatePrior followed(@Nullable RatePrior before, RatePrior today) {
        if (before == null) {
            return today;
        }
        double odds = Math.exp(between(Math.log(before.bad() / before.good()), Math.log(today.bad() / today.good())));
        double weight = today.bad() + today.good();
        double rate = odds / (1 + odds);
        return new RatePrior(rate * weight, (1 - rate) * weight, today.touchpointWeight());
    }

    private static TouchpointLevel followed(@Nullable TouchpointLevel before, TouchpointLevel today) {
        return before == null ? today : new TouchpointLevel(between(before.shift(), today.shift()), today.weight());
    }

    private static double between(double before, double today) {
        return before + NEWS * (today - before);
    }
}
