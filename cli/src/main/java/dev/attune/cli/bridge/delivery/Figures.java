package dev.attune.cli.bridge.delivery;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a receiver's worker counts, since it began. */
public final class Figures {

    final LongAdder sent = new LongAdder();
    final LongAdder retried = new LongAdder();
    final LongAdder putAside = new LongAdder();
    final LongAdder passedOver = new LongAdder();
    final LongAdder toldAgain = new LongAdder();
    final AtomicLong behind = new AtomicLong();

    /** Revisions taken. */
    public long sent() {
        return sent.sum();
    }

    /** Tries after the first. */
    public long retried() {
        return retried.sum();
    }

    /** Revisions given up, and kept as undelivered. */
    public long putAside() {
        return putAside.sum();
    }

    /** Revisions the receiver does not want to hear of. */
    public long passedOver() {
        return passedOver.sum();
    }

    /** Open alerts posted again. */
    public long toldAgain() {
        return toldAgain.sum();
    }

    /** Records of its topics that are not done yet. */
    public long behind() {
        return behind.get();
    }
}
