package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * What can be expected of a signal of the normal family before anything is known of the customer.
 *
 * @param mean mean across customers, in the signal's unit
 * @param sigma standard deviation of one observation around the customer's own mean, above 0
 * @param weight how many observations the prior is worth (within-customer over between-customer variance), above 0
 */
public record NormalPrior(double mean, double sigma, double weight) implements Serializable {

    void check(String key, PolicyRules rules) {
        rules.finite(key + ".mean", mean);
        rules.positive(key + ".sigma", sigma);
        rules.positive(key + ".weight", weight);
    }
}
