package dev.attune.domain.experience;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.SegmentExpectations.Place;

/**
 * What one customer can expect of a signal at one touchpoint, and what an observation teaches: their own level over all
 * touchpoints, shrunk to the segment's prior and shifted as the touchpoint is for everybody, and what this touchpoint is
 * like for them beyond that, shrunk to nothing.
 *
 * <pre>
 * normal  level = (kappa mu + n c)/(kappa + n), expected = level + shift + d n_t/(w + n_t)
 *         variance of a prediction = sigma^2 (1 + 1/(kappa + n) + 1/(w + n_t))
 *         learned: c from x - shift - d.., worth 1/(1 + 1/(w + n_t)); d from x - shift - level, worth 1/(1 + 1/(kappa + n))
 * rate    level = (a + B)/(a + b + N), its odds multiplied by those of the touchpoint: p; expected = (w p + B_t)/(w + N_t)
 *         learned: B and B_t as they come, N by p/level, N_t by 1
 * </pre>
 *
 * <p>Reused from one signal to the next, so that looking allocates nothing.
 */
final class Prediction {

    private static final double MOST = 0.99;

    private final double limit;
    private SignalNumbers overall = SignalNumbers.NONE;
    private SignalNumbers own = SignalNumbers.NONE;
    private SegmentExpectations segment;
    private Place place;

    private double level;
    private double shifted;
    private double expected;
    private double levelVariance;
    private double ownVariance;

    Prediction(double limit, SegmentExpectations segment) {
        this.limit = limit;
        this.segment = segment;
        this.place = segment.at("");
    }

    /** Turns to a customer at a touchpoint. */
    void turnTo(SignalNumbers everywhere, SignalNumbers here, SegmentExpectations of, String touchpoint) {
        overall = everywhere;
        own = here;
        segment = of;
        place = of.at(touchpoint);
    }

    /** Whether the policy has a prior of a signal; without one it is not predicted. */
    boolean watches(SignalKind kind) {
        return segment.watches(kind);
    }

    /** Predicts one signal. */
    void of(SignalKind kind) {
        double prior = segment.weight(kind);
        double weight = prior + overall.weight(kind);
        double touchpoint = place.weight(kind);
        double ownWeight = touchpoint + own.weight(kind);
        if (kind.family() == SignalKind.Family.NORMAL) {
            level = (prior * segment.first(kind) + overall.weight(kind) * overall.first(kind)) / weight;
            shifted = level + place.shift(kind);
            expected = shifted + own.first(kind) * own.weight(kind) / ownWeight;
            levelVariance = 1 / weight;
            ownVariance = 1 / ownWeight;
        } else {
            level = Math.min(MOST, (segment.first(kind) + overall.first(kind)) / weight);
            double factor = place.shift(kind);
            shifted = factor == 0 ? level : level * (1 + factor) / (1 + level * factor);
            expected = Math.min(MOST, (touchpoint * shifted + own.first(kind)) / ownWeight);
        }
    }

    /** In the unit of the kind: a mean, or a rate. */
    double expected() {
        return expected;
    }

    /** Of one observation around what is expected, normal family. */
    double deviation(SignalKind kind) {
        return segment.sigma(kind) * Math.sqrt(1 + levelVariance + ownVariance);
    }

    /** Whether the customer's own history outweighs the prior. */
    boolean isOwn(SignalKind kind) {
        return overall.weight(kind) > segment.weight(kind);
    }

    /** Learns one observation of the signal predicted last. */
    void learn(SignalKind kind, double value) {
        if (kind.family() == SignalKind.Family.NORMAL) {
            double residual = value - place.shift(kind);
            double beyond = expected - shifted;
            overall.learnMean(kind, residual - beyond, 1 / (1 + ownVariance), limit);
            own.learnMean(kind, residual - level, 1 / (1 + levelVariance), limit);
        } else {
            overall.learnRate(kind, value, shifted / level, limit);
            own.learnRate(kind, value, 1, limit);
        }
    }
}
