package dev.attune.domain.policy;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How leaving is judged.
 *
 * @param horizonDays horizon of risk and value at risk, days
 * @param purchase model of purchase days
 * @param activity model of session-days
 * @param spend model of the spend per purchase
 * @param segments what segments have of their own, by the name that events carry; others have the three above
 * @param enterProbability probability of having left, before the calibration, at which an episode opens
 * @param overdue when a lower threshold will do
 * @param exitProbability probability below which it resolves; below {@code enterProbability}, and as log-odds below the
 *     lowered one too
 * @param minimumRepeats days after the first, with a visit or with a purchase, that an alert needs
 * @param minimumSessionDays session-days after the first from which visits are enough to judge by
 * @param minimumAgeDays days since the first occasion that an alert needs
 * @param oncePoints log-odds added for who came on one day only, where visits tell: a first day is more often the last one
 *     than the model says, which takes who never came back for somebody who comes seldom
 * @param stay what a visit after the last purchase says
 * @param evidence weights by reason; a reason without one adds nothing
 * @param evidenceRule what makes evidence of an event beyond the event itself
 * @param calibration of the log-odds of having left
 * @param risk final calibrations of risk by horizon, written like {@code P91D}; none leaves risk as the model says
 */
public record ChurnPolicy(
        int horizonDays,
        ModelParameters purchase,
        ModelParameters activity,
        SpendParameters spend,
        Map<String, SegmentParameters> segments,
        double enterProbability,
        OverdueRule overdue,
        double exitProbability,
        int minimumRepeats,
        int minimumSessionDays,
        int minimumAgeDays,
        double oncePoints,
        StayRule stay,
        Map<Reason, EvidenceWeight> evidence,
        EvidenceRule evidenceRule,
        Calibration calibration,
        Map<String, RiskCalibration> risk)
        implements Serializable {

    public ChurnPolicy {
        EnumMap<Reason, EvidenceWeight> ordered = new EnumMap<>(Reason.class);
        ordered.putAll(evidence);
        evidence = Collections.unmodifiableMap(ordered);
        risk = Collections.unmodifiableMap(new TreeMap<>(risk));
        segments = Collections.unmodifiableMap(new TreeMap<>(segments));
    }

    /** The same with other models. */
    ChurnPolicy with(
            SegmentParameters common,
            Map<String, SegmentParameters> ofSegments,
            Map<Reason, EvidenceWeight> ofEvidence,
            Calibration ofModel,
            Map<String, RiskCalibration> ofRisk) {
        return new ChurnPolicy(
                horizonDays,
                common.purchase(),
                common.activity(),
                common.spend(),
                ofSegments,
                enterProbability,
                overdue,
                exitProbability,
                minimumRepeats,
                minimumSessionDays,
                minimumAgeDays,
                oncePoints,
                stay,
                ofEvidence,
                evidenceRule,
                ofModel,
                ofRisk);
    }

    /** The same with another horizon of risk and value at risk. */
    ChurnPolicy withHorizon(int days) {
        return new ChurnPolicy(
                days,
                purchase,
                activity,
                spend,
                segments,
                enterProbability,
                overdue,
                exitProbability,
                minimumRepeats,
                minimumSessionDays,
                minimumAgeDays,
                oncePoints,
                stay,
                evidence,
                evidenceRule,
                calibration,
                risk);
    }

    /** The same that hears of no evidence and is not calibrated. */
    public ChurnPolicy withoutEvidence() {
        SegmentParameters common = new SegmentParameters(purchase, activity, spend);
        return with(common, segments, Map.of(), Calibration.IDENTITY, risk);
    }

    /**
     * Calibrated log-odds of one who stands at {@link #enterProbability} before the calibration: whom to alert is for the
     * policy to say, and a calibration that comes with a model tells their chances without changing who they are.
     */
    public double enterLogOdds() {
        return calibration.of(logOdds(enterProbability));
    }

    /** The threshold after a long silence. */
    public double overdueLogOdds() {
        return calibration.of(logOdds(enterProbability) - overdue.points());
    }

    /** Calibrated log-odds of one who stands at {@link #exitProbability} before the calibration. */
    public double exitLogOdds() {
        return calibration.of(logOdds(exitProbability));
    }

    private static double logOdds(double probability) {
        return StrictMath.log(probability) - StrictMath.log1p(-probability);
    }

    void check(String key, PolicyRules rules) {
        rules.between(key + ".horizon-days", horizonDays, 1, 3650);
        purchase.check(key + ".purchase", rules);
        activity.check(key + ".activity", rules);
        spend.check(key + ".spend", rules);
        segments.forEach((segment, own) -> {
            rules.filled(key + ".segments", segment);
            own.check(key + ".segments." + segment, rules);
        });
        rules.probability(key + ".enter-probability", enterProbability);
        rules.probability(key + ".exit-probability", exitProbability);
        rules.below(key + ".exit-probability", exitProbability, key + ".enter-probability", enterProbability);
        overdue.check(key + ".overdue", rules);
        if (exitProbability < enterProbability) {
            String room = "the log-odds between " + key + ".exit-probability and " + key + ".enter-probability";
            rules.below(
                    key + ".overdue.points",
                    overdue.points(),
                    room,
                    logOdds(enterProbability) - logOdds(exitProbability));
        }
        rules.notNegative(key + ".minimum-repeats", minimumRepeats);
        rules.notNegative(key + ".minimum-session-days", minimumSessionDays);
        rules.notNegative(key + ".minimum-age-days", minimumAgeDays);
        rules.finite(key + ".once-points", oncePoints);
        stay.check(key + ".stay", rules);
        evidenceRule.check(key + ".evidence-rule", rules);
        evidence.forEach((reason, weight) -> {
            String weightKey = key + ".evidence." + PolicyKeys.of(reason);
            rules.require(!reason.isModelTerm(), weightKey, "must be a reason of evidence", reason);
            weight.check(weightKey, rules);
        });
        calibration.check(key + ".calibration", rules);
        RiskCalibration.check(key + ".risk", risk, rules);
    }
}
