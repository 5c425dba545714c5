package dev.attune.domain.experience;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.SegmentExpectations.Place;
import org.jspecify.annotations.Nullable;

/**
 * What one customer can expect of a signal at one touchpoint, and what observations teach: their own level over all
 * touchpoints, shrunk to the segment's prior and shifted as the touchpoint is for everybody, and what this touchpoint is
 * like for them beyond that, shrunk to nothing.
 *
 * <pre>
 * normal  level = (kappa mu + n c)/(kappa + n), expected = level + shift + d n_t/(w + n_t)
 *         variances: level L = 1/(kappa + n), touchpoint U = 1/(n_t + 1/(L + 1/w)) - L, of a prediction sigma^2 (1 + L + U)
 *         m observations of mean x teach: c from x - shift - d n_t/(w + n_t), worth m/(1 + m U);
 *         d from x - shift - level, worth m/(1 + m L)
 * rate    level = (a + B)/(a + b + N), its odds multiplied by those of the touchpoint: p; expected = (w p + B_t)/(w + N_t)
 *         learned: B and B_t as they come, N by p/level, N_t by 1
 * </pre>
 *
 * <p>During an excursion nothing is learned of means. What it would have taught, were nothing wrong, is predicted with
 * ({@link #after}), and of the shift looked for as much is left as that would not have taught. So the ratios of an
 * excursion multiply up to the ratio of the marginal likelihoods of "all worse by the shift" and "all as before", whatever
 * the customer's level is; R keeps its budget from the first observation on, and the level is not dragged along by a drop.
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
    private String touchpoint = "";

    /** The signal predicted last; null where nothing was predicted since the turn, or what it rests on was learned. */
    private @Nullable SignalKind predicted;

    /** Rate family, by ordinal: how much more often a signal is bad at this touchpoint, as predicted since the turn. */
    private final double[] oftener = new double[SignalKind.values().length];

    private double level;
    private double shifted;
    private double expected;
    private double levelVariance;
    private double ownVariance;
    private double meanNow;
    private double varianceNow;
    private double shiftLeft;

    Prediction(double limit, SegmentExpectations segment) {
        this.limit = limit;
        this.segment = segment;
        this.place = segment.at("");
    }

    /** Turns to a customer at a touchpoint. */
    void turnTo(SignalNumbers everywhere, SignalNumbers here, SegmentExpectations of, String at) {
        overall = everywhere;
        own = here;
        segment = of;
        place = of.at(at);
        touchpoint = at;
        predicted = null;
    }

    /** Whether the signal predicted last is this one at this touchpoint, and what it rests on was not learned since. */
    boolean isOf(SignalKind kind, String at) {
        return predicted == kind && touchpoint.equals(at);
    }

    /** Whether the policy has a prior of a signal; without one it is not predicted. */
    boolean watches(SignalKind kind) {
        return segment.watches(kind);
    }

    /** Predicts one signal. */
    void of(SignalKind kind) {
        double prior = segment.weight(kind);
        float known = overall.weight(kind);
        double weight = prior + known;
        double touchpointWeight = place.weight(kind);
        float knownHere = own.weight(kind);
        double ownWeight = touchpointWeight + knownHere;
        if (kind.family() == SignalKind.Family.NORMAL) {
            level = (prior * segment.first(kind) + known * overall.first(kind)) / weight;
            shifted = level + place.shift(kind);
            expected = shifted + own.first(kind) * knownHere / ownWeight;
            levelVariance = 1 / weight;
            // What is known of the touchpoint itself is not unknown again for not knowing the level.
            double before = levelVariance + 1 / touchpointWeight;
            ownVariance = Math.max(0, 1 / (knownHere + 1 / before) - levelVariance);
        } else {
            level = Math.min(MOST, (segment.first(kind) + overall.first(kind)) / weight);
            double factor = place.shift(kind);
            shifted = factor == 0 ? level : level * (1 + factor) / (1 + level * factor);
            oftener[kind.ordinal()] = factor == 0 ? 1 : shifted / level;
            expected = Math.min(MOST, (touchpointWeight * shifted + own.first(kind)) / ownWeight);
        }
        shiftLeft = 1;
        predicted = kind;
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

    /** Goes on from the signal predicted last to what one could expect after all of the excursion, were nothing wrong. */
    void after(Excursion excursion, SignalKind kind, String at) {
        double count = 0;
        double sum = 0;
        double countHere = 0;
        double sumHere = 0;
        for (int i = 0; i < excursion.size(); i++) {
            if (excursion.kind(i) == kind) {
                double beyond = excursion.observations(i) * (excursion.observed(i) - excursion.expected(i));
                count += excursion.observations(i);
                sum += beyond;
                if (excursion.touchpoint(i).equals(at)) {
                    countHere = excursion.observations(i);
                    sumHere = beyond;
                }
            }
        }
        double levelMoved = sum * levelVariance / (1 + count * levelVariance);
        double ownLeft = 1 / (1 + countHere * ownVariance);
        meanNow = expected + levelMoved + (sumHere - countHere * levelMoved) * ownVariance * ownLeft;
        double levelLeft = 1 / (1 + count * levelVariance);
        varianceNow = 1 + levelVariance * levelLeft + ownVariance * ownLeft;
        shiftLeft = levelLeft * ownLeft;
    }

    double meanNow() {
        return meanNow;
    }

    double deviationNow(SignalKind kind) {
        return segment.sigma(kind) * Math.sqrt(varianceNow);
    }

    /** How much of a shift is still to be seen, in (0, 1]: the more was learned of it, the more it looks like the level. */
    double shiftLeft() {
        return shiftLeft;
    }

    /** Learns observations of the signal predicted last, by their mean. */
    void learnMean(SignalKind kind, double mean, int count) {
        double residual = mean - place.shift(kind);
        double beyond = expected - shifted;
        overall.learnMean(kind, residual - beyond, count / (1 + count * ownVariance), limit);
        if (own != SignalNumbers.NONE) {
            own.learnMean(kind, residual - level, count / (1 + count * levelVariance), limit);
        }
        predicted = null;
    }

    /** Learns one observation of a signal predicted since the turn. */
    void learnRate(SignalKind kind, double value) {
        overall.learnRate(kind, value, oftener[kind.ordinal()], limit);
        own.learnRate(kind, value, 1, limit);
        predicted = predicted == kind ? null : predicted;
    }
}
