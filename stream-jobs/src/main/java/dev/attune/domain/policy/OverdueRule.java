package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * When less certainty will do: after a long silence an episode opens at a lower threshold, since who is told later is told
 * too late to be won back.
 *
 * @param days days since the last sign of life from which it holds, above 0
 * @param points how much lower the enter threshold is then, log-odds, not negative; 0 for no such rule
 */
public record OverdueRule(double days, double points) implements Serializable {

    void check(String key, PolicyRules rules) {
        rules.positive(key + ".days", days);
        rules.notNegative(key + ".points", points);
    }
}
