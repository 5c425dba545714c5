package dev.attune.cli.evaluate.counting;

import java.time.Duration;

/**
 * A stretch of time, both ends included, epoch milliseconds.
 *
 * @param start first instant
 * @param end last instant, not before {@code start}; {@link #OPEN_END} where it has not ended
 */
public record Span(long start, long end) {

    /** The end of what is still open. */
    public static final long OPEN_END = Long.MAX_VALUE;

    static final double MILLIS_PER_DAY = 86_400_000;
    static final double MILLIS_PER_YEAR = 365.25 * MILLIS_PER_DAY;

    public Span {
        if (end < start) {
            throw new IllegalArgumentException("end must not be before start " + start + ", but was " + end);
        }
    }

    boolean holds(long instant) {
        return start <= instant && instant <= end;
    }

    boolean overlaps(long from, long to) {
        return start <= to && from <= end;
    }

    /** Ends later; what never ends stays so. */
    Span prolonged(Duration by) {
        return end == OPEN_END ? this : new Span(start, end + by.toMillis());
    }
}
