package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * When a customer's health is told, and how it is named.
 *
 * @param riskStep change of risk since the last record worth a new one
 * @param indexStep change of the experience index worth a new one, index points
 * @param reviewDays how often a quiet customer is looked at again, days
 * @param mediumBand probability of having left from which the band is medium
 * @param highBand from which it is high
 * @param criticalBand from which it is critical
 * @param newCustomerDays how long after the first purchase a customer is new
 * @param lapsedProbability probability of having left from which a customer counts as lapsed
 */
public record HealthPolicy(
        double riskStep,
        double indexStep,
        int reviewDays,
        double mediumBand,
        double highBand,
        double criticalBand,
        int newCustomerDays,
        double lapsedProbability)
        implements Serializable {

    void check(String key, PolicyRules rules) {
        rules.probability(key + ".risk-step", riskStep);
        rules.positive(key + ".index-step", indexStep);
        rules.between(key + ".review-days", reviewDays, 1, 3650);
        rules.probability(key + ".medium-band", mediumBand);
        rules.probability(key + ".high-band", highBand);
        rules.probability(key + ".critical-band", criticalBand);
        rules.below(key + ".medium-band", mediumBand, key + ".high-band", highBand);
        rules.below(key + ".high-band", highBand, key + ".critical-band", criticalBand);
        rules.notNegative(key + ".new-customer-days", newCustomerDays);
        rules.probability(key + ".lapsed-probability", lapsedProbability);
    }
}
