package dev.attune.sandbox.simulator.live;

import dev.attune.cli.load.Pace;
import java.util.function.LongSupplier;

/** The population's clock: as fast as asked while it is behind, never ahead of the machine's. */
final class FeedClock {

    private final LongSupplier machine;
    private final Pace pace;

    /** @param machine epoch milliseconds now */
    FeedClock(double speed, long from, Pace.Stopwatch stopwatch, LongSupplier machine) {
        this.machine = machine;
        this.pace = Pace.times(speed, from, stopwatch);
    }

    /** Epoch milliseconds. */
    long now() {
        return Math.min(pace.due(), machine.getAsLong());
    }

    /** Nanoseconds until an instant may be; 0 or less if it may. */
    long until(long time) {
        long real = (time - machine.getAsLong()) * 1_000_000;
        return Math.max(real, pace.untilDue(time));
    }
}
