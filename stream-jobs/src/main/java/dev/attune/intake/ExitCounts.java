package dev.attune.intake;

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

    private static void add(long[] earlier, long[] counts) {
        for (int i = 0; i < earlier.length; i++) {
            counts[i] += earlier[i];
        }
    }
}
