package dev.attune.customer;

import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * The time of two inputs together: the smaller. Neither ever counts as idle. If all of the main stream falls silent, time
 * stands still, and when it wakes one input hears of it before the other: whichever were believed alone would let time
 * pass what the other still brings.
 */
final class InputClocks {

    /** The end of a bounded input. */
    private static final long END = Watermark.MAX_WATERMARK.getTimestamp();

    private long main = Long.MIN_VALUE;
    private long control = Long.MIN_VALUE;

    /** @return whether the time of both has moved */
    boolean moveMain(long time) {
        long before = now();
        main = Math.max(main, time);
        return now() > before;
    }

    /** @return whether the time of both has moved */
    boolean moveControl(long time) {
        long before = now();
        control = Math.max(control, time);
        return now() > before;
    }

    /** {@link Long#MIN_VALUE} until both inputs have told one. */
    long now() {
        return Math.min(main, control);
    }

    boolean ended() {
        return now() == END;
    }
}
