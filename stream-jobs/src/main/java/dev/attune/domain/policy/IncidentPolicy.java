package dev.attune.domain.policy;

import java.io.Serializable;
import java.time.Duration;

/**
 * When many at once are an incident, when it is told again, and when it is over.
 *
 * @param falseIncidentsPerWeek the false-alert budget: false alarms per week, one budget for everything watched
 * @param minimumCustomers distinct customers met badly before an incident opens, so that no single customer makes one
 * @param warning observed minus expected satisfaction (index points, negative) at or below which it is a warning
 * @param critical at or below which it is critical; how bad it was is not taken back while it goes on
 * @param growth factor by which customers affected must grow since it was last told to tell it again; above 1
 * @param together within what time of each other touchpoints must begin to be worse to be one incident when nothing
 *     narrower is common to them
 * @param quiet how long nothing may be worse before it is over, so that it cannot flicker
 * @param expiry after how long without any word an open incident is given up
 */
public record IncidentPolicy(
        double falseIncidentsPerWeek,
        int minimumCustomers,
        double warning,
        double critical,
        double growth,
        Duration together,
        Duration quiet,
        Duration expiry)
        implements Serializable {

    void check(String key, PolicyRules rules) {
        rules.positive(key + ".false-incidents-per-week", falseIncidentsPerWeek);
        rules.between(key + ".minimum-customers", minimumCustomers, 1, 100);
        rules.between(key + ".warning", warning, -100, 0);
        rules.between(key + ".critical", critical, -100, 0);
        rules.below(key + ".critical", critical, key + ".warning", warning);
        rules.above(key + ".growth", growth, 1);
        rules.notNegative(key + ".together", together);
        rules.notNegative(key + ".quiet", quiet);
        rules.positive(key + ".expiry", expiry);
    }
}
