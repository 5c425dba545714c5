package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * What a visit after the last purchase says: who leaves, leaves soon after a purchase (dropout happens at an occasion), so
 * a later visit shows that this customer stayed. Right after a purchase nobody has had time to leave, and as much speaks
 * for staying; that passes as the days do, unless they come back.
 *
 * @param points log-odds taken away, not negative; 0 for no such term
 * @param days days after the last purchase beyond which a visit counts, and over which the benefit of a purchase passes,
 *     above 0
 */
public record StayRule(double points, double days) implements Serializable {

    void check(String key, PolicyRules rules) {
        rules.notNegative(key + ".points", points);
        rules.positive(key + ".days", days);
    }
}
