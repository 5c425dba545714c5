package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * Parameters of the Gamma-Gamma spend model (Fader, Hardie, note 025).
 *
 * @param p shape of the spend of one purchase around the customer's mean, above 0
 * @param q shape of the means across customers, above 1 so that their mean exists
 * @param gamma scale of the means, in currency units, above 0
 */
public record SpendParameters(double p, double q, double gamma) implements Serializable {

    void check(String key, PolicyRules rules) {
        rules.positive(key + ".p", p);
        rules.above(key + ".q", q, 1);
        rules.positive(key + ".gamma", gamma);
    }
}
