package dev.attune.domain.experience;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.ExperiencePriors;
import dev.attune.domain.policy.NormalPrior;
import dev.attune.domain.policy.RatePrior;
import dev.attune.domain.policy.TouchpointLevel;
import java.util.HashMap;
import java.util.Map;

/**
 * What a segment's customers can expect before anything is known of them, laid out for one look a signal: by ordinal of the
 * kind, at each touchpoint that has levels of its own and at all others.
 */
final class SegmentExpectations {

    private static final SignalKind[] KINDS = SignalKind.values();

    private final boolean[] watched = new boolean[KINDS.length];

    /** Normal: the mean. Rate: pseudo-observations that were bad. */
    private final double[] first = new double[KINDS.length];

    private final double[] weight = new double[KINDS.length];
    private final double[] sigma = new double[KINDS.length];
    private final Place elsewhere = new Place();
    private final Map<String, Place> places = new HashMap<>();

    SegmentExpectations(ExperiencePriors priors) {
        priors.normal().forEach(this::put);
        priors.rates().forEach(this::put);
        priors.touchpoints().forEach((touchpoint, levels) -> places.put(touchpoint, place(levels)));
    }

    private void put(SignalKind kind, NormalPrior prior) {
        put(kind, prior.mean(), prior.weight(), prior.sigma(), prior.touchpointWeight());
    }

    private void put(SignalKind kind, RatePrior prior) {
        put(kind, prior.bad(), prior.bad() + prior.good(), 0, prior.touchpointWeight());
    }

    private void put(SignalKind kind, double one, double worth, double deviation, double atTouchpoint) {
        int index = kind.ordinal();
        watched[index] = true;
        first[index] = one;
        weight[index] = worth;
        sigma[index] = deviation;
        elsewhere.weight[index] = atTouchpoint;
    }

    private Place place(Map<SignalKind, TouchpointLevel> levels) {
        Place place = new Place();
        System.arraycopy(elsewhere.weight, 0, place.weight, 0, KINDS.length);
        levels.forEach((kind, level) -> {
            boolean normal = kind.family() == SignalKind.Family.NORMAL;
            place.shift[kind.ordinal()] = normal ? level.shift() : StrictMath.expm1(level.shift());
            place.weight[kind.ordinal()] = level.weight();
        });
        return place;
    }

    boolean watches(SignalKind kind) {
        return watched[kind.ordinal()];
    }

    double first(SignalKind kind) {
        return first[kind.ordinal()];
    }

    /** How many observations the prior is worth. */
    double weight(SignalKind kind) {
        return weight[kind.ordinal()];
    }

    double sigma(SignalKind kind) {
        return sigma[kind.ordinal()];
    }

    Place at(String touchpoint) {
        return places.getOrDefault(touchpoint, elsewhere);
    }

    /** How signals stand at a touchpoint, by ordinal of the kind. */
    static final class Place {

        private final double[] shift = new double[KINDS.length];
        private final double[] weight = new double[KINDS.length];

        /** Normal: added to the mean. Rate: the odds are multiplied by 1 + this. */
        double shift(SignalKind kind) {
            return shift[kind.ordinal()];
        }

        /** How many observations the customer's own level is worth here. */
        double weight(SignalKind kind) {
            return weight[kind.ordinal()];
        }
    }
}
