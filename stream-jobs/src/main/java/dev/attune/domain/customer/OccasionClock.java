package dev.attune.domain.customer;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A renewal process by UTC days: the first day, the last day, and how many days had at least one occasion. An occasion
 * stands at the start of its day, so ages do not depend on the hour nor on the order of arrival.
 */
final class OccasionClock {

    static final long MILLISECONDS_PER_DAY = 86_400_000L;
    private static final double DAYS_PER_WEEK = 7;

    private int firstDay;
    private int lastDay;
    private int days;

    OccasionClock copy() {
        OccasionClock copy = new OccasionClock();
        copy.firstDay = firstDay;
        copy.lastDay = lastDay;
        copy.days = days;
        return copy;
    }

    /** The UTC day of an instant, days since the epoch. */
    static int day(long epochMilliseconds) {
        return (int) Math.floorDiv(epochMilliseconds, MILLISECONDS_PER_DAY);
    }

    /**
     * Counts an occasion.
     *
     * @param alreadyCounted whether its day had one before; read only where the day lies before the last one
     */
    void observe(int day, boolean alreadyCounted) {
        if (days == 0) {
            firstDay = day;
            lastDay = day;
            days = 1;
            return;
        }
        if (day > lastDay || (day < lastDay && !alreadyCounted)) {
            days++;
        }
        firstDay = Math.min(firstDay, day);
        lastDay = Math.max(lastDay, day);
    }

    boolean started() {
        return days > 0;
    }

    int days() {
        return days;
    }

    /** x: days with an occasion after the first; -1 where there was none at all. */
    int repeats() {
        return days - 1;
    }

    /** tx, weeks. */
    double ageAtLast() {
        return (lastDay - (double) firstDay) / DAYS_PER_WEEK;
    }

    /** T, weeks, to the millisecond. */
    double age(long at) {
        return (at - startOfFirstDay()) / (DAYS_PER_WEEK * MILLISECONDS_PER_DAY);
    }

    /** Weeks from the last occasion of another clock to the last of this one; of clocks that have started. */
    double weeksAfter(OccasionClock other) {
        return (lastDay - (double) other.lastDay) / DAYS_PER_WEEK;
    }

    /** Weeks from the start of the day of one instant to another, to the millisecond. */
    static double weeksSinceDayOf(long then, long at) {
        return (at - day(then) * MILLISECONDS_PER_DAY) / (DAYS_PER_WEEK * MILLISECONDS_PER_DAY);
    }

    /** Epoch milliseconds. */
    long startOfFirstDay() {
        return firstDay * MILLISECONDS_PER_DAY;
    }

    /** Epoch milliseconds. */
    long startOfLastDay() {
        return lastDay * MILLISECONDS_PER_DAY;
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, days);
        if (days > 0) {
            Packed.writeSigned(out, lastDay);
            Packed.writeUnsigned(out, lastDay - (long) firstDay);
        }
    }

    static OccasionClock read(DataInput in) throws IOException {
        OccasionClock clock = new OccasionClock();
        clock.days = Packed.readCount(in, Integer.MAX_VALUE);
        if (clock.days > 0) {
            clock.lastDay = (int) Packed.readSigned(in);
            clock.firstDay = (int) (clock.lastDay - Packed.readUnsigned(in));
        }
        return clock;
    }
}
