package dev.attune.domain.policy;

import dev.attune.domain.event.SignalKind;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an experience is held against what the customer could expect.
 *
 * @param normal priors of the signals of the normal family; a signal without one is not watched
 * @param rates priors of the yes-or-no signals; a signal without one is not watched
 * @param shift the worsening to detect in normal signals, standard deviations (delta of SCIENCE section 2)
 * @param oddsRatio the worsening to detect in yes-or-no signals (rho of SCIENCE section 2), above 1
 * @param learningLimit the most observations that what was learned of the customer may weigh
 * @param observationsPerYear observations expected of a customer of whom little is known, per year
 * @param yearsPerFalseAlert the false-alarm budget: customer-years per false alert, one budget for all signals
 * @param indexHalfLifeDays half-life of the experience index
 * @param baselineHalfLifeDays half-life of its baseline; above {@code indexHalfLifeDays}
 * @param priorIndex index of a customer of whom nothing is known, 0 to 100
 * @param priorIndexWeight observations that {@code priorIndex} is worth
 * @param latencyTargetMs Apdex target: satisfied up to it, tolerating up to four times it; milliseconds
 * @param touchpointLatencyTargetMs the same by touchpoint, where it differs
 * @param recoveryObservations how many recent observations decide that a drop is over
 * @param recoveryShift within how many standard deviations of the baseline they must lie
 * @param quietDays after how many days without a signal a drop is over
 * @param alertOnSingleBrokenPromise whether every broken promise opens an episode, whatever the budget
 * @param indirectWeight what a signal of an indirect contact counts beside one of a direct contact, in (0, 1]: at most
 *     1, because a log-likelihood ratio keeps the false-alarm budget only when it is shrunk
 */
public record ExperiencePolicy(
        Map<SignalKind, NormalPrior> normal,
        Map<SignalKind, RatePrior> rates,
        double shift,
        double oddsRatio,
        double learningLimit,
        double observationsPerYear,
        double yearsPerFalseAlert,
        double indexHalfLifeDays,
        double baselineHalfLifeDays,
        double priorIndex,
        double priorIndexWeight,
        double latencyTargetMs,
        Map<String, Double> touchpointLatencyTargetMs,
        int recoveryObservations,
        double recoveryShift,
        int quietDays,
        boolean alertOnSingleBrokenPromise,
        double indirectWeight)
        implements Serializable {

    public ExperiencePolicy {
        EnumMap<SignalKind, NormalPrior> normalInOrder = new EnumMap<>(SignalKind.class);
        normalInOrder.putAll(normal);
        normal = Collections.unmodifiableMap(normalInOrder);
        EnumMap<SignalKind, RatePrior> ratesInOrder = new EnumMap<>(SignalKind.class);
        ratesInOrder.putAll(rates);
        rates = Collections.unmodifiableMap(ratesInOrder);
        touchpointLatencyTargetMs = Collections.unmodifiableMap(new TreeMap<>(touchpointLatencyTargetMs));
    }

    /** The Apdex target at a touchpoint, milliseconds. */
    public double latencyTargetMs(String touchpoint) {
        Double own = touchpointLatencyTargetMs.get(touchpoint);
        return own == null ? latencyTargetMs : own;
    }

    /** What a signal counts: less where the customer did not deal with us but met what is said of us. */
    public double weight(SignalKind kind) {
        return kind.contact() == SignalKind.Contact.INDIRECT ? indirectWeight : 1;
    }

    void check(String key, PolicyRules rules) {
        normal.forEach((signal, prior) -> {
            String priorKey = key + ".normal." + PolicyKeys.of(signal);
            rules.require(signal.family() == SignalKind.Family.NORMAL, priorKey, "must be a normal signal", signal);
            prior.check(priorKey, rules);
        });
        rates.forEach((signal, prior) -> {
            String priorKey = key + ".rates." + PolicyKeys.of(signal);
            rules.require(signal.family() == SignalKind.Family.RATE, priorKey, "must be a yes-or-no signal", signal);
            prior.check(priorKey, rules);
        });
        rules.positive(key + ".shift", shift);
        rules.above(key + ".odds-ratio", oddsRatio, 1);
        rules.positive(key + ".learning-limit", learningLimit);
        rules.positive(key + ".observations-per-year", observationsPerYear);
        rules.positive(key + ".years-per-false-alert", yearsPerFalseAlert);
        checkIndex(key, rules);
        rules.between(key + ".recovery-observations", recoveryObservations, 1, 100);
        rules.positive(key + ".recovery-shift", recoveryShift);
        rules.between(key + ".quiet-days", quietDays, 1, 3650);
        rules.require(
                indirectWeight > 0 && indirectWeight <= 1,
                key + ".indirect-weight",
                "must be in (0, 1]",
                indirectWeight);
    }

    private void checkIndex(String key, PolicyRules rules) {
        rules.positive(key + ".index-half-life-days", indexHalfLifeDays);
        rules.positive(key + ".baseline-half-life-days", baselineHalfLifeDays);
        rules.below(
                key + ".index-half-life-days",
                indexHalfLifeDays,
                key + ".baseline-half-life-days",
                baselineHalfLifeDays);
        rules.between(key + ".prior-index", priorIndex, 0, 100);
        rules.positive(key + ".prior-index-weight", priorIndexWeight);
        rules.positive(key + ".latency-target-ms", latencyTargetMs);
        touchpointLatencyTargetMs.forEach(
                (touchpoint, target) -> rules.positive(key + ".touchpoint-latency-target-ms." + touchpoint, target));
    }
}
