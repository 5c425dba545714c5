package dev.attune.domain.churn;

import dev.attune.domain.policy.ChurnPolicy;
import dev.attune.domain.policy.EvidenceRule;
import dev.attune.domain.policy.EvidenceWeight;
import dev.attune.domain.policy.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What evidence adds to the log-odds of having left: units times points within the cap, bad experience softened by a
 * history of purchases. Each reason decays on its own. Thread-safe; allocates nothing but {@link #fading}.
 */
final class EvidenceScore {

    private static final double DAYS_PER_WEEK = 7;
    private static final int COMMON_REPEATS = 256;

    private final @Nullable EvidenceWeight[] weights = new EvidenceWeight[Reason.values().length];
    private final EvidenceRule rule;

    /** What bad experience counts by the first repeats, worked out once. */
    private final double[] shares = new double[COMMON_REPEATS];

    EvidenceScore(ChurnPolicy policy) {
        this.rule = policy.evidenceRule();
        for (int i = 0; i < shares.length; i++) {
            shares[i] = rule.share(i);
        }
        policy.evidence().forEach((reason, weight) -> weights[reason.ordinal()] = weight);
    }

    /** Points of one reason. */
    double points(ChurnInputs inputs, Reason reason) {
        return points(inputs, reason.ordinal(), share(inputs));
    }

    /** Points of all reasons. */
    double points(ChurnInputs inputs) {
        double share = share(inputs);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += points(inputs, i, share);
        }
        return sum;
    }

    private double points(ChurnInputs inputs, int reason, double share) {
        EvidenceWeight weight = weights[reason];
        double amount = inputs.amounts[reason];
        if (weight == null || amount == 0) {
            return 0;
        }
        double points = weight.pointsOf(amount);
        return LogOdds.rounded(points > 0 ? points * share : points);
    }

    /** Points of all that speaks for leaving, never negative. */
    double leaving(ChurnInputs inputs) {
        if (!inputs.hasEvidence()) {
            return 0;
        }
        double share = share(inputs);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += Math.max(0, points(inputs, i, share));
        }
        return sum;
    }

    /** The shortest half-life, weeks, of what speaks for leaving; infinite where nothing does. */
    double shortestHalfLife(ChurnInputs inputs) {
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            EvidenceWeight weight = weights[i];
            if (weight != null && inputs.amounts[i] > 0 && weight.points() > 0) {
                shortest = Math.min(shortest, weight.halfLifeDays());
            }
        }
        return shortest / DAYS_PER_WEEK;
    }

    FadingEvidence fading(ChurnInputs inputs) {
        return new FadingEvidence(inputs.evidence(), weights, share(inputs));
    }

    private double share(ChurnInputs inputs) {
        int repeats = Math.max(0, inputs.purchases.repeats());
        return repeats < shares.length ? shares[repeats] : rule.share(repeats);
    }
}
