package dev.attune.domain.incident;

import java.time.ZoneId;

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
        Direction direction, double falseAlarmsPerWeek, double streams, double windowsPerWeek, ZoneId zone) {

    /** ln A = ln(M W / F): the statistic that alarms at the budget. */
    public double logThreshold() {
        return StrictMath.log(Math.max(1, streams * windowsPerWeek / falseAlarmsPerWeek));
    }

    public FleetSettings withStreams(double count) {
        return new FleetSettings(direction, falseAlarmsPerWeek, count, windowsPerWeek, zone);
    }
}
