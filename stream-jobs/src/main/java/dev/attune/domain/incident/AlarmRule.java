package dev.attune.domain.incident;

import dev.attune.domain.incident.FleetSeries.AlarmState;

/**
 * When an alarm opens, when it is over, and how long what comes after it is the same one (hysteresis): it opens at the
 * budget, is over when the deviation that opened it is back within its usual range, and a new one opens only after ln R
 * stayed below half the budget for a day.
 */
final class AlarmRule {

    private static final long QUIET = SeasonalBaseline.DAY;
    private static final double QUIET_SHARE = 0.5;

    /** Back in range: within so many of the smoothed deviation's own standard deviations. */
    private static final double RECOVERED = 1.5;

    /** An alarm that stands for longer than this is the new normal: the level follows it within a day. */
    private static final long NEW_NORMAL_AFTER = 3 * SeasonalBaseline.DAY;

    private static final double HASTE = 7;

    /** The shortest span that decides on recovery, index into the spans: single windows are too noisy for it. */
    private static final int LEAST_SPAN = 1;

    /** The longest: beyond about an hour of windows of minutes, nobody wants to wait for the end of an alarm. */
    private static final int MOST_SPAN = 2;

    private final FleetSettings settings;
    private final double logThreshold;

    AlarmRule(FleetSettings settings) {
        this.settings = settings;
        this.logThreshold = settings.logThreshold();
    }

    /** Whether {@code logStatistic} reaches the budget. */
    boolean alarms(double logStatistic) {
        return logStatistic >= logThreshold;
    }

    /**
     * @param shortest index of the shortest span that {@link #alarms}; -1 where none does
     * @param again ln R of what is as short as the deviation of the alarm that is over: longer spans still feel that one
     */
    void settle(FleetSeries series, long windowStart, int shortest, double again) {
        if (series.logStatistic >= QUIET_SHARE * logThreshold) {
            series.restlessAt = windowStart;
        }
        switch (series.alarm) {
            case CALM -> {
                if (alarms(series.logStatistic)) {
                    series.alarmSince = windowStart;
                    series.alarmSpan = MOST_SPAN;
                    open(series, windowStart);
                    narrow(series, shortest);
                }
            }
            case ALARMING -> {
                narrow(series, shortest);
                if (recovered(series)) {
                    series.alarm = AlarmState.RESTING;
                    series.shift.restart();
                }
            }
            case RESTING -> {
                if (alarms(again)) {
                    open(series, windowStart);
                    narrow(series, shortest);
                } else if (windowStart - series.restlessAt > QUIET) {
                    series.alarm = AlarmState.CALM;
                }
            }
        }
    }

    private static void open(FleetSeries series, long windowStart) {
        series.alarm = AlarmState.ALARMING;
        series.standsSince = windowStart;
    }

    /** The shortest span that felt the alarm decides when it is over: the further a series deviates, the sooner. */
    private static void narrow(FleetSeries series, int shortest) {
        if (shortest >= 0) {
            series.alarmSpan = Math.min(series.alarmSpan, Math.max(LEAST_SPAN, shortest));
        }
    }

    private boolean recovered(FleetSeries series) {
        return settings.direction().of(series.smoothed[series.alarmSpan].z()) < RECOVERED;
    }

    /**
     * Whether what is usual is learned from a window: not while an alarm stands, or an incident would hide the next one.
     * The window that opens it still teaches, so that what comes again and again becomes usual in time.
     */
    boolean teaches(FleetSeries series, long windowStart) {
        return series.alarm != AlarmState.ALARMING || isNewNormal(series, windowStart);
    }

    /** How much faster than usual the level follows. */
    double haste(FleetSeries series, long windowStart) {
        return isNewNormal(series, windowStart) ? HASTE : 1;
    }

    private static boolean isNewNormal(FleetSeries series, long windowStart) {
        return series.alarm == AlarmState.ALARMING && windowStart - series.standsSince > NEW_NORMAL_AFTER;
    }
}
