package dev.attune.cli.load;

import java.util.concurrent.TimeUnit;

/** How fast event time passes: as fast as it goes, or so many times as fast as real time. */
public final class Pace {

    /** The machine's clock, as far as pacing needs it. */
    public interface Stopwatch {

        /** Nanoseconds since some instant. */
        long nanos();

        void pause(long nanos) throws InterruptedException;
    }

    /** The machine's own. */
    public static final Stopwatch MACHINE = new Stopwatch() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    };

    private static final double NANOS_PER_MILLI = 1e6;

    private final double speed;
    private final Stopwatch stopwatch;
    private final long started;
    private final long from;

    private Pace(double speed, long from, Stopwatch stopwatch) {
        this.speed = speed;
        this.from = from;
        this.stopwatch = stopwatch;
        this.started = stopwatch.nanos();
    }

    /** Never waits. */
    public static Pace unbounded() {
        return new Pace(Double.POSITIVE_INFINITY, 0, MACHINE);
    }

    /**
     * Starts now.
     *
     * @param speed event time per real time, above 0
     * @param from event time that is now, epoch milliseconds
     */
    public static Pace times(double speed, long from, Stopwatch stopwatch) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be above 0, but was " + speed);
        }
        return new Pace(speed, from, stopwatch);
    }

    /** Nanoseconds until an event time is due; 0 or less if it is. */
    public long untilDue(long eventTime) {
        if (Double.isInfinite(speed)) {
            return 0;
        }
        return (long) ((eventTime - from) * NANOS_PER_MILLI / speed) - (stopwatch.nanos() - started);
    }

    /** The event time that is due now: where a clock of event time stands that runs at this pace. */
    public long due() {
        return from + (long) ((stopwatch.nanos() - started) * speed / NANOS_PER_MILLI);
    }

    void pause(long nanos) throws InterruptedException {
        stopwatch.pause(nanos);
    }
}
