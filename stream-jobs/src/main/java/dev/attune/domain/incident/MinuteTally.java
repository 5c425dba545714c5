package dev.attune.domain.incident;

/**
 * What one subtask saw of one cell in one minute. Tallies of the same cell and minute add up, in any order.
 *
 * @param minute start of the minute, epoch milliseconds of event time
 */
public record MinuteTally(Cell cell, long minute, MinuteFigures figures) {

    /** The length of the smallest window, milliseconds. */
    public static final long MINUTE = 60_000L;

    /** The start of the minute that holds an instant, epoch milliseconds. */
    public static long minuteOf(long eventTime) {
        return Math.floorDiv(eventTime, MINUTE) * MINUTE;
    }
}
