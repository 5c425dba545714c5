package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * What can be expected of a yes-or-no signal before anything is known of the customer: a beta prior.
 *
 * @param bad pseudo-observations where it happened, above 0
 * @param good pseudo-observations where it did not, above 0
 * @param touchpointWeight how many observations a customer's own rate is worth at a touchpoint whose level nobody has
 *     fitted, above 0
 */
public record RatePrior(double bad, double good, double touchpointWeight) implements Serializable {

    static final double TOUCHPOINT_WEIGHT = 20;

    /** Of touchpoints of which nothing is known. */
    public RatePrior(double bad, double good) {
        this(bad, good, TOUCHPOINT_WEIGHT);
    }

    /** Expected rate, in (0, 1). */
    public double rate() {
        return bad / (bad + good);
    }

    void check(String key, PolicyRules rules) {
        rules.positive(key + ".bad", bad);
        rules.positive(key + ".good", good);
        rules.positive(key + ".touchpoint-weight", touchpointWeight);
    }
}
