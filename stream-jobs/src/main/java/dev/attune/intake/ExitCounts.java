package dev.attune.intake;

import dev.attune.telemetry.Metrics;
import org.apache.flink.api.common.functions.RuntimeContext;

/** How many records left intake by each exit. Written by one thread; may be read by others for display. */
final class ExitCounts {

    /** The exits, and the sum of them all. The ordinal is written to state: append only. */
    enum Exit {
        READ,
        PASSED,
        ANONYMOUS,
        CONTROL,
        REJECTED
    }

    private final long[] byExit = new long[Exit.values().length];
    private final long[] byReason = new long[RejectionReason.values().length];

    void count(Exit exit) {
        byExit[Exit.READ.ordinal()]++;
        byExit[exit.ordinal()]++;
    }

    void countRejected(RejectionReason reason) {
        count(Exit.REJECTED);
        byReason[reason.ordinal()]++;
    }

    long of(Exit exit) {
        return byExit[exit.ordinal()];
    }

    long of(RejectionReason reason) {
        return byReason[reason.ordinal()];
    }

    /** By ordinal of {@link Exit}. */
    long[] byExit() {
        return byExit.clone();
    }

    /** By ordinal of {@link RejectionReason}. */
    long[] byReason() {
        return byReason.clone();
    }

    /** Adds counts of an earlier run, whose enums may have been shorter. */
    void addByExit(long[] earlier) {
        add(earlier, byExit);
    }

    void addByReason(long[] earlier) {
        add(earlier, byReason);
    }

    /** As accumulators, for whoever ran a bounded job. */
    void leave(RuntimeContext context) {
        context.getLongCounter(Metrics.RECORDS_READ).add(of(Exit.READ));
        context.getLongCounter(Metrics.RECORDS_REJECTED).add(of(Exit.REJECTED));
        context.getLongCounter(Metrics.RECORDS_ANONYMOUS).add(of(Exit.ANONYMOUS));
        context.getLongCounter(Metrics.RECORDS_CONTROL).add(of(Exit.CONTROL));
    }

    private static void add(long[] earlier, long[] counts) {
        for (int i = 0; i < earlier.length; i++) {
            counts[i] += earlier[i];
        }
    }
}
