package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * What can be expected of a yes-or-no signal before anything is known of the customer: a beta prior.
 *
 * @param bad pseudo-observations where it happened, above 0
 * @param good pseudo-observations where it did not, above 0
 */
public record RatePrior(double bad, double good) implements Serializable {

    /** Expected rate, in (0, 1). */
    public double rate() {
        return bad / (bad + good);
    }

    void check(String key, PolicyRules rules) {
        rules.positive(key + ".bad", bad);
        rules.positive(key + ".good", good);
    }
}
