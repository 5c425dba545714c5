package dev.attune.domain.policy;

import java.io.Serializable;
import java.time.Duration;

/**
 * When an open episode of which nothing new is to be told is told again.
 *
 * @param info how long after it was told last, while its severity is INFO; PT0S for never
 * @param warning while it is WARNING
 * @param critical while it is CRITICAL
 * @param inARow how many reminders at most until the episode has another severity or main cause, in [0, 15]
 */
public record ReminderRule(Duration info, Duration warning, Duration critical, int inARow) implements Serializable {

    /** @param dwell how long another cause is held back after a telling: a reminder within it would say less than that */
    void check(String key, Duration dwell, PolicyRules rules) {
        check(key + ".info", info, dwell, rules);
        check(key + ".warning", warning, dwell, rules);
        check(key + ".critical", critical, dwell, rules);
        rules.between(key + ".in-a-row", inARow, 0, 15);
    }

    private static void check(String key, Duration interval, Duration dwell, PolicyRules rules) {
        boolean kept = interval.isZero() || (!interval.isNegative() && interval.compareTo(dwell) > 0);
        rules.require(kept, key, "must be PT0S, or longer than episode.minimum-dwell (" + dwell + ")", interval);
    }
}
