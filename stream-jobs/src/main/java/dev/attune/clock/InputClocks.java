package dev.attune.clock;

import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * The time of two inputs together: the smaller. Neither ever counts as idle. Both have the main stream's time: if all of
 * that falls silent, time stands still, and when it wakes one input hears of it before the other. Whichever were believed
 * alone would let time pass what the other still brings.
 */
final class InputClocks {

    /** The end of a bounded input. */
    private static final long END = Watermark.MAX_WATERMARK.getTimestamp();

    private long first = Long.MIN_VALUE;
    private long second = Long.MIN_VALUE;

    /** @return whether the time of both has moved */
    boolean moveFirst(long time) {
        long before = now();
        first = Math.max(first, time);
        return now() > before;
    }

    /** @return whether the time of both has moved */
    boolean moveSecond(long time) {
        long before = now();
        second = Math.max(second, time);
        return now() > before;
    }

    /** {@link Long#MIN_VALUE} until both inputs have told one. */
    long now() {
        return Math.min(first, second);
    }

    boolean ended() {
        return now() == END;
    }
}
