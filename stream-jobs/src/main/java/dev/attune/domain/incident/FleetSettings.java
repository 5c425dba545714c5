package dev.attune.domain.incident;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * How a fleet of series is watched.
 *
 * @param direction which way a series must move to be news
 * @param falseAlarmsPerWeek the budget F: false alarms per week over all streams together, above 0
 * @param streams how many series share the budget (M), at least 1
 * @param windowsPerWeek how many windows of one series fall into a week (W), at least 1
 * @param zone the zone whose time of day and week the baseline follows
 */
public record FleetSettings(
        Direction direction, double falseAlarmsPerWeek, double streams, double windowsPerWeek, ZoneId zone)
        implements Serializable {

    public FleetSettings {
        List<String> problems = new ArrayList<>();
        if (!(falseAlarmsPerWeek > 0)) {
            problems.add("false alarms per week must be above 0, but were " + falseAlarmsPerWeek);
        }
        if (!(streams >= 1)) {
            problems.add("streams must be at least 1, but were " + streams);
        }
        if (!(windowsPerWeek >= 1)) {
            problems.add("windows per week must be at least 1, but were " + windowsPerWeek);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** ln A = ln(M W / F): the statistic that alarms at the budget. At least ln 3. */
    public double logThreshold() {
        return StrictMath.log(Math.max(3, streams * windowsPerWeek / falseAlarmsPerWeek));
    }

    public FleetSettings withStreams(double count) {
        return new FleetSettings(direction, falseAlarmsPerWeek, count, windowsPerWeek, zone);
    }
}
