package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * What can be expected of a signal of the normal family before anything is known of the customer.
 *
 * @param mean mean across customers and touchpoints, in the signal's unit
 * @param sigma standard deviation of one observation around the customer's own mean at a touchpoint, above 0
 * @param weight how many observations the mean is worth (within-customer over between-customer variance), above 0
 * @param touchpointWeight how many observations a customer's own mean is worth at a touchpoint whose level nobody has
 *     fitted (within-customer variance over that between touchpoints), above 0
 */
public record NormalPrior(double mean, double sigma, double weight, double touchpointWeight) implements Serializable {

    /** Touchpoints differ by 0.6 of the standard deviation of one observation. */
    static final double TOUCHPOINT_WEIGHT = 3;

    /** Of touchpoints of which nothing is known. */
    public NormalPrior(double mean, double sigma, double weight) {
        this(mean, sigma, weight, TOUCHPOINT_WEIGHT);
    }

    void check(String key, PolicyRules rules) {
        rules.finite(key + ".mean", mean);
        rules.positive(key + ".sigma", sigma);
        rules.positive(key + ".weight", weight);
        rules.positive(key + ".touchpoint-weight", touchpointWeight);
    }
}
