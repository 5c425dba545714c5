package dev.attune.domain.policy;

import dev.attune.domain.event.SignalKind;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be expected of a segment's customers before anything is known of them.
 *
 * @param normal priors of signals of the normal family
 * @param rates priors of yes-or-no signals
 * @param touchpoints by touchpoint and signal, where a level is known
 */
public record ExperiencePriors(
        Map<SignalKind, NormalPrior> normal,
        Map<SignalKind, RatePrior> rates,
        Map<String, Map<SignalKind, TouchpointLevel>> touchpoints)
        implements Serializable {

    /** As many as can be told apart: 200 of the shop's own, and those of the catalogue. */
    static final int MOST_TOUCHPOINTS = 250;

    public ExperiencePriors {
        normal = ordered(normal);
        rates = ordered(rates);
        TreeMap<String, Map<SignalKind, TouchpointLevel>> byName = new TreeMap<>();
        touchpoints.forEach((touchpoint, levels) -> byName.put(touchpoint, ordered(levels)));
        touchpoints = Collections.unmodifiableMap(byName);
    }

    private static <T> Map<SignalKind, T> ordered(Map<SignalKind, T> bySignal) {
        EnumMap<SignalKind, T> inOrder = new EnumMap<>(SignalKind.class);
        inOrder.putAll(bySignal);
        return Collections.unmodifiableMap(inOrder);
    }

    /** These, and where they say nothing those of {@code standing}. */
    public ExperiencePriors over(ExperiencePriors standing) {
        Map<String, Map<SignalKind, TouchpointLevel>> levels = new TreeMap<>(standing.touchpoints);
        touchpoints.forEach(
                (touchpoint, own) -> levels.merge(touchpoint, own, (before, after) -> laidOver(after, before)));
        return new ExperiencePriors(laidOver(normal, standing.normal), laidOver(rates, standing.rates), levels);
    }

    private static <T> Map<SignalKind, T> laidOver(Map<SignalKind, T> own, Map<SignalKind, T> standing) {
        Map<SignalKind, T> all = new EnumMap<>(SignalKind.class);
        all.putAll(standing);
        all.putAll(own);
        return all;
    }

    void check(String key, PolicyRules rules) {
        normal.forEach((signal, prior) -> {
            String own = key + "normal." + PolicyKeys.of(signal);
            rules.require(signal.family() == SignalKind.Family.NORMAL, own, "must be a normal signal", signal);
            prior.check(own, rules);
        });
        rates.forEach((signal, prior) -> {
            String own = key + "rates." + PolicyKeys.of(signal);
            rules.require(signal.family() == SignalKind.Family.RATE, own, "must be a yes-or-no signal", signal);
            prior.check(own, rules);
        });
        rules.between(key + "touchpoints", touchpoints.size(), 0, MOST_TOUCHPOINTS);
        touchpoints.forEach((touchpoint, levels) -> levels.forEach((signal, level) ->
                level.check(key + "touchpoints." + touchpoint + "." + PolicyKeys.of(signal), rules)));
    }
}
