package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * How many alerts a customer may make, all kinds together: what opens an episode, updates it or reminds of it. That one
 * is over is told whatever the budget.
 *
 * @param perWeek the most within any seven days, in [1, 32]
 * @param criticalPasses whether what is CRITICAL is told although the budget is used up; it counts all the same
 */
public record AlertBudgetRule(int perWeek, boolean criticalPasses) implements Serializable {

    void check(String key, PolicyRules rules) {
        rules.between(key + ".per-week", perWeek, 1, 32);
    }
}
