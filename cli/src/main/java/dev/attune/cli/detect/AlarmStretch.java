package dev.attune.cli.detect;

/**
 * One alarm, from its first window to its last; what comes again before the series was quiet for long belongs to it.
 *
 * @param from time of its first window, as it was written
 * @param to time of its last window, as it was written
 * @param windows in which the alarm stood
 * @param observed mean of these windows
 * @param expected mean of what was expected of them
 */
record AlarmStretch(String from, String to, int windows, double observed, double expected) {

    AlarmStretch and(SeriesPoint point, double alsoExpected) {
        int count = windows + 1;
        return new AlarmStretch(
                from,
                point.time(),
                count,
                observed + (point.number() - observed) / count,
                expected + (alsoExpected - expected) / count);
    }
}
