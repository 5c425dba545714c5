package dev.attune.cli.bridge.delivery;

import java.util.TreeSet;

/**
 * How far a receiver is in one partition. What comes before where it began is known; of the rest some is in hand, and the
 * position that may be committed lies before the first of it.
 */
final class Progress {

    private final long began;
    private final TreeSet<Long> inHand = new TreeSet<>();
    private long committed;

    Progress(long began) {
        this.began = began;
        this.committed = began;
    }

    /** The first offset that is delivered. */
    long began() {
        return began;
    }

    synchronized void taken(long offset) {
        inHand.add(offset);
    }

    /** Delivered, or put aside for good. */
    synchronized void done(long offset) {
        inHand.remove(offset);
    }

    /** @param position of the reader: all before it was taken in hand */
    synchronized long committable(long position) {
        return inHand.isEmpty() ? position : inHand.first();
    }

    synchronized int size() {
        return inHand.size();
    }

    synchronized long committed() {
        return committed;
    }

    synchronized void committed(long position) {
        committed = position;
    }
}
