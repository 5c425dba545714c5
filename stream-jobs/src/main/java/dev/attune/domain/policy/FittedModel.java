package dev.attune.domain.policy;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Model parameters as a fit found them or somebody wrote them down, by segment. What is left out stays as the policy has
 * it, but for the calibration: one that was made for another model would be wrong.
 *
 * @param version name of the model, written to every alert
 * @param purchase models of purchase days by segment; empty, or with an entry for {@link #DEFAULT}
 * @param activity models of session-days by segment; likewise
 * @param spend models of the spend per purchase by segment; likewise
 * @param evidence learned points by reason, log-odds per unit; caps and half-lives are the policy's
 * @param calibration of the log-odds of having left
 * @param risk final calibrations of risk by horizon
 * @param experience what customers can expect before anything is known of them, by segment; empty, or with an entry for
 *     {@link #DEFAULT}
 */
public record FittedModel(
        String version,
        Map<String, ModelParameters> purchase,
        Map<String, ModelParameters> activity,
        Map<String, SpendParameters> spend,
        Map<Reason, Double> evidence,
        Calibration calibration,
        Map<String, RiskCalibration> risk,
        Map<String, ExperiencePriors> experience)
        implements Serializable {

    /** Stands for every segment that has no entry of its own. */
    public static final String DEFAULT = "default";

    public FittedModel {
        purchase = Map.copyOf(purchase);
        activity = Map.copyOf(activity);
        spend = Map.copyOf(spend);
        evidence = Map.copyOf(evidence);
        risk = Map.copyOf(risk);
        experience = Map.copyOf(experience);
        PolicyRules rules = new PolicyRules();
        rules.filled("version", version);
        checkDefault("purchase", purchase, rules);
        checkDefault("activity", activity, rules);
        checkDefault("spend", spend, rules);
        purchase.forEach((segment, each) -> each.check("purchase." + segment, rules));
        activity.forEach((segment, each) -> each.check("activity." + segment, rules));
        spend.forEach((segment, each) -> each.check("spend." + segment, rules));
        evidence.forEach((reason, points) -> {
            rules.require(!reason.isModelTerm(), evidenceKey(reason), "must be a reason of evidence", reason);
            rules.finite(evidenceKey(reason), points);
        });
        calibration.check("calibration", rules);
        RiskCalibration.check("risk", risk, rules);
        checkDefault("experience", experience, rules);
        experience.forEach((segment, each) -> each.check("experience." + segment + ".", rules));
        if (!rules.problems().isEmpty()) {
            throw new InvalidPolicyException(rules.problems());
        }
    }

    private static void checkDefault(String key, Map<String, ?> bySegment, PolicyRules rules) {
        boolean there = bySegment.isEmpty() || bySegment.containsKey(DEFAULT);
        rules.require(there, key + "." + DEFAULT, "must be given", "absent");
    }

    private static String evidenceKey(Reason reason) {
        return "evidence." + PolicyKeys.of(reason);
    }

    /**
     * A policy that judges by this model.
     *
     * @throws InvalidPolicyException where the model weighs evidence that the policy does not
     */
    public Policy over(Policy policy) {
        ChurnPolicy churn = policy.churn();
        SegmentParameters standing = new SegmentParameters(churn.purchase(), churn.activity(), churn.spend());
        SegmentParameters common = over(DEFAULT, standing);
        Map<String, SegmentParameters> segments = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>(churn.segments().keySet());
        names.addAll(purchase.keySet());
        names.addAll(activity.keySet());
        names.addAll(spend.keySet());
        names.remove(DEFAULT);
        names.forEach(name -> segments.put(name, over(name, churn.segments().getOrDefault(name, common))));
        return policy.with(
                version, churn.with(common, segments, weights(churn), calibration, risk), over(policy.experience()));
    }

    /** What a segment has of its own comes before what the default of the same document says. */
    private ExperiencePolicy over(ExperiencePolicy standing) {
        ExperiencePriors fitted = experience.get(DEFAULT);
        if (fitted == null) {
            return standing;
        }
        Map<String, ExperiencePriors> segments = new LinkedHashMap<>(standing.segments());
        segments.putAll(experience);
        segments.remove(DEFAULT);
        return standing.with(fitted.over(standing.priors()), segments);
    }

    private Map<Reason, EvidenceWeight> weights(ChurnPolicy churn) {
        Map<Reason, EvidenceWeight> weights = new LinkedHashMap<>(churn.evidence());
        PolicyRules rules = new PolicyRules();
        new TreeMap<>(evidence).forEach((reason, points) -> {
            EvidenceWeight standing = weights.get(reason);
            rules.require(
                    standing != null, evidenceKey(reason), "must be a reason that the policy gives a weight", points);
            if (standing != null) {
                weights.put(reason, standing.withPoints(points));
            }
        });
        if (!rules.problems().isEmpty()) {
            throw new InvalidPolicyException(rules.problems());
        }
        return weights;
    }

    private SegmentParameters over(String segment, SegmentParameters standing) {
        return new SegmentParameters(
                purchase.getOrDefault(segment, standing.purchase()),
                activity.getOrDefault(segment, standing.activity()),
                spend.getOrDefault(segment, standing.spend()));
    }

    /** The same under another name. */
    public FittedModel named(String name) {
        return new FittedModel(name, purchase, activity, spend, evidence, calibration, risk, experience);
    }

    /** Eight hexadecimal digits that differ where parameters differ. */
    public String fingerprint() {
        CRC32 checksum = new CRC32();
        for (Object each : List.of(
                new TreeMap<>(purchase),
                new TreeMap<>(activity),
                new TreeMap<>(spend),
                new TreeMap<>(evidence),
                calibration,
                new TreeMap<>(risk))) {
            checksum.update(each.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (!experience.isEmpty()) { // models without it keep the name they had
            checksum.update(new TreeMap<>(experience).toString().getBytes(StandardCharsets.UTF_8));
        }
        return String.format("%08x", checksum.getValue());
    }
}
