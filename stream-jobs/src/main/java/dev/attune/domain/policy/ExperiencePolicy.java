package dev.attune.domain.policy;

import dev.attune.domain.event.SignalKind;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an experience is held against what the customer could expect.
 *
 * @param normal priors of the signals of the normal family; a signal without one is not watched
 * @param rates priors of the yes-or-no signals; a signal without one is not watched
 * @param touchpoints where a signal is known to stand otherwise, by touchpoint and signal
 * @param segments what a segment has of its own; what it says nothing of is as above
 * @param shift the worsening to detect in normal signals, standard deviations (delta of SCIENCE section 2)
 * @param oddsRatio the worsening to detect in yes-or-no signals (rho of SCIENCE section 2), above 1
 * @param learningLimit the most observations that what was learned of the customer may weigh
 * @param observationsPerYear observations expected of a customer of whom little is known, per year; what comes within an
 *     hour is one
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
 * @param tellRecovered whether it is told, for information, that a risk or a drop is over because the customer came back or
 *     has again what they expect
 * @param tellDelighted whether it is told, for information, that a customer has clearly more than they expect
 */
public record ExperiencePolicy(
        Map<SignalKind, NormalPrior> normal,
        Map<SignalKind, RatePrior> rates,
        Map<String, Map<SignalKind, TouchpointLevel>> touchpoints,
        Map<String, ExperiencePriors> segments,
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
        double indirectWeight,
        boolean tellRecovered,
        boolean tellDelighted)
        implements Serializable {

    public ExperiencePolicy {
        ExperiencePriors common = new ExperiencePriors(normal, rates, touchpoints);
        normal = common.normal();
        rates = common.rates();
        touchpoints = common.touchpoints();
        segments = Collections.unmodifiableMap(new TreeMap<>(segments));
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

    /** What can be expected of a customer of whom no segment is known. */
    public ExperiencePriors priors() {
        return new ExperiencePriors(normal, rates, touchpoints);
    }

    /** The same with other priors. */
    public ExperiencePolicy with(ExperiencePriors common, Map<String, ExperiencePriors> bySegment) {
        return new ExperiencePolicy(
                common.normal(),
                common.rates(),
                common.touchpoints(),
                bySegment,
                shift,
                oddsRatio,
                learningLimit,
                observationsPerYear,
                yearsPerFalseAlert,
                indexHalfLifeDays,
                baselineHalfLifeDays,
                priorIndex,
                priorIndexWeight,
                latencyTargetMs,
                touchpointLatencyTargetMs,
                recoveryObservations,
                recoveryShift,
                quietDays,
                alertOnSingleBrokenPromise,
                indirectWeight,
                tellRecovered,
                tellDelighted);
    }

    void check(String key, PolicyRules rules) {
        priors().check(key + ".", rules);
        segments.forEach((segment, own) -> own.check(key + ".segments." + segment + ".", rules));
        rules.positive(key + ".shift", shift);
        rules.above(key + ".odds-ratio", oddsRatio, 1);
        rules.positive(key + ".learning-limit", learningLimit);
        rules.positive(key + ".observations-per-year", observationsPerYear);
        rules.positive(key + ".years-per-false-alert", yearsPerFalseAlert);
        checkIndex(key, rules);
        rules.between(key + ".recovery-observations", recoveryObservations, 1, 100);
        rules.positive(key + ".recovery-shift", recoveryShift);
        // At the full shift a drop would be over as it opens.
        rules.below(key + ".recovery-shift", recoveryShift, key + ".shift", shift);
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
        rules.between(
                key + ".touchpoint-latency-target-ms",
                touchpointLatencyTargetMs.size(),
                0,
                ExperiencePriors.MOST_TOUCHPOINTS);
        touchpointLatencyTargetMs.forEach(
                (touchpoint, target) -> rules.positive(key + ".touchpoint-latency-target-ms." + touchpoint, target));
    }
}
