package dev.attune.domain.policy;

import java.io.Serializable;
import java.time.Duration;

/**
 * When an episode is told, told again and over.
 *
 * @param minimumDwell how long an episode stays open at least, so that it cannot flicker
 * @param cooldown how long after its end no new one of the same kind opens, unless severity is higher
 * @param churnWarning probability of having left from which an episode is a warning
 * @param churnCritical from which it is critical
 * @param churnUpdateStep change of that probability worth an update
 * @param dropWarning gap in index points (observed minus expected, negative) at or below which a drop is a warning
 * @param dropCritical at or below which it is critical
 * @param dropUpdateStep change of the gap worth an update, index points
 * @param reminder when an episode that goes on is told again
 * @param budget how many alerts a customer may make
 */
public record EpisodePolicy(
        Duration minimumDwell,
        Duration cooldown,
        double churnWarning,
        double churnCritical,
        double churnUpdateStep,
        double dropWarning,
        double dropCritical,
        double dropUpdateStep,
        ReminderRule reminder,
        AlertBudgetRule budget)
        implements Serializable {

    void check(String key, PolicyRules rules) {
        rules.notNegative(key + ".minimum-dwell", minimumDwell);
        rules.notNegative(key + ".cooldown", cooldown);
        rules.probability(key + ".churn-warning", churnWarning);
        rules.probability(key + ".churn-critical", churnCritical);
        rules.below(key + ".churn-warning", churnWarning, key + ".churn-critical", churnCritical);
        rules.probability(key + ".churn-update-step", churnUpdateStep);
        rules.between(key + ".drop-warning", dropWarning, -100, 0);
        rules.between(key + ".drop-critical", dropCritical, -100, 0);
        rules.below(key + ".drop-critical", dropCritical, key + ".drop-warning", dropWarning);
        rules.positive(key + ".drop-update-step", dropUpdateStep);
        reminder.check(key + ".reminder", minimumDwell, rules);
        budget.check(key + ".budget", rules);
    }
}
