package dev.attune.domain.policy;

import java.io.Serializable;
import java.time.Duration;

/**
 * When an open episode of which nothing new is to be told is told again.
 *
 * @param info how long after it was told last, while its severity is INFO; PT0S for never
 * @param warning while it is WARNING
 * @param critical while it is CRITICAL
 * @param inARow how many reminders at most until something else is told of the episode, in [0, 15]
 */
public record ReminderRule(Duration info, Duration warning, Duration critical, int inARow) implements Serializable {

    void check(String key, PolicyRules rules) {
        rules.notNegative(key + ".info", info);
        rules.notNegative(key + ".warning", warning);
        rules.notNegative(key + ".critical", critical);
        rules.between(key + ".in-a-row", inARow, 0, 15);
    }
}
