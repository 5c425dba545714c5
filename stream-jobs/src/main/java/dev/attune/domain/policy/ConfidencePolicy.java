package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * How much must be known of a customer before figures are given with full confidence.
 *
 * @param minimumPurchaseDays purchase days
 * @param minimumSessionDays session-days
 * @param minimumSignals observed signals
 * @param minimumAgeDays days since the first event
 */
public record ConfidencePolicy(int minimumPurchaseDays, int minimumSessionDays, int minimumSignals, int minimumAgeDays)
        implements Serializable {

    void check(String key, PolicyRules rules) {
        rules.notNegative(key + ".minimum-purchase-days", minimumPurchaseDays);
        rules.notNegative(key + ".minimum-session-days", minimumSessionDays);
        rules.notNegative(key + ".minimum-signals", minimumSignals);
        rules.notNegative(key + ".minimum-age-days", minimumAgeDays);
    }
}
