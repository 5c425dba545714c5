package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * How a signal stands at one touchpoint compared with what its prior says of all of them.
 *
 * @param shift added to the mean of a normal signal, in its unit; added to the log-odds of a yes-or-no signal
 * @param weight how many observations a customer's own level, so shifted, is worth at this touchpoint, above 0
 */
public record TouchpointLevel(double shift, double weight) implements Serializable {

    void check(String key, PolicyRules rules) {
        rules.finite(key + ".shift", shift);
        rules.positive(key + ".weight", weight);
    }
}
