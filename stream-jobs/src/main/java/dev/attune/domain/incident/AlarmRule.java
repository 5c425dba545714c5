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

    /** Evidence of a shift is over when the deviation over 16 windows is. */
    static final int SHIFT_SPAN = 2;

    private final FleetSettings settings;
    private final double logThreshold;

    AlarmRule(FleetSettings settings) {
        this.settings = settings;
        this.logThreshold = settings.logThreshold();
    }

    /**
     * @param loudest index of the span whose deviation says most
     * @param again ln R of what is as short as the deviation of the alarm that is over: longer spans still feel that one
     */
    void settle(FleetSeries series, long windowStart, int loudest, double again) {
        if (series.logStatistic >= QUIET_SHARE * logThreshold) {
            series.restlessAt = windowStart;
        }
        switch (series.alarm) {
            case CALM -> {
                if (series.logStatistic >= logThreshold) {
                    series.alarmSince = windowStart;
                    open(series, Math.max(LEAST_SPAN, loudest));
                }
            }
            case ALARMING -> {
                if (series.logStatistic < logThreshold && recovered(series)) {
                    series.alarm = AlarmState.RESTING;
                    series.shift.restart();
                }
            }
            case RESTING -> {
                if (again >= logThreshold) {
                    open(series, series.alarmSpan);
                } else if (windowStart - series.restlessAt > QUIET) {
                    series.alarm = AlarmState.CALM;
                }
            }
        }
    }

    private static void open(FleetSeries series, int span) {
        series.alarm = AlarmState.ALARMING;
        series.alarmSpan = span;
    }

    private boolean recovered(FleetSeries series) {
        return settings.direction().of(series.smoothed[series.alarmSpan].z()) < RECOVERED;
    }

    /** How much faster than usual the level follows. */
    double haste(FleetSeries series, long windowStart) {
        boolean stands = series.alarm == AlarmState.ALARMING && windowStart - series.alarmSince > NEW_NORMAL_AFTER;
        return stands ? HASTE : 1;
    }
}
