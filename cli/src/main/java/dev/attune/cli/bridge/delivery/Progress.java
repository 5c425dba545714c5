package dev.attune.cli.bridge.delivery;

import java.util.TreeSet;

/** What of one partition is in hand: the position that may be committed lies before the first of it. */
final class Progress {

    private final TreeSet<Long> inHand = new TreeSet<>();

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
}
