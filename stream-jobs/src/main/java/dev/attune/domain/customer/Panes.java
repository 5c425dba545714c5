package dev.attune.domain.customer;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Counts and spend by pane of event time (an hour or a day), only panes that hold something. Adding is O(1) for the
 * newest pane; what is held is a function of the set of interactions, not of their order. A trailing window is the sum
 * of the panes that overlap it: exact in its counts, up to one pane long in its reach.
 */
final class Panes {

    static final int INTERACTIONS = 0;
    static final int SESSIONS = 1;
    static final int PURCHASES = 2;
    static final int ERRORS = 3;
    static final int FRICTIONS = 4;
    static final int CONTACTS = 5;

    /** Steps of the customer's own on pages: what makes a session-day. */
    static final int ACTIONS = 6;

    static final int COUNTERS = 7;

    /** Bit beside those of the counters that says that a pane has spend. */
    private static final int SPEND_FLAG = 1 << COUNTERS;

    private final long paneMilliseconds;
    private final int kept;
    private int size;
    private int[] panes = {};
    private int[] counts = {};
    private long[] spend = {};

    /**
     * @param paneMilliseconds length of a pane
     * @param kept how many panes back from the newest are kept
     */
    Panes(long paneMilliseconds, int kept) {
        this.paneMilliseconds = paneMilliseconds;
        this.kept = kept;
    }

    Panes copy() {
        Panes copy = new Panes(paneMilliseconds, kept);
        copy.size = size;
        copy.panes = Arrays.copyOf(panes, size);
        copy.counts = Arrays.copyOf(counts, size * COUNTERS);
        copy.spend = Arrays.copyOf(spend, size);
        return copy;
    }

    /** The number of the pane that holds an instant. */
    int paneOf(long epochMilliseconds) {
        return (int) Math.floorDiv(epochMilliseconds, paneMilliseconds);
    }

    /** Where the pane of an instant is, made if it was not there; -1 where it lies too far back to be kept. */
    int open(long epochMilliseconds) {
        int pane = paneOf(epochMilliseconds);
        int place = size - 1;
        while (place >= 0 && panes[place] > pane) {
            place--;
        }
        if (place >= 0 && panes[place] == pane) {
            return place;
        }
        if (size > 0 && pane < panes[size - 1] - kept) {
            return -1;
        }
        insert(place + 1, pane);
        return forgetBefore(panes[size - 1] - kept, place + 1);
    }

    void add(int place, int counter, int amount) {
        if (place >= 0) {
            counts[place * COUNTERS + counter] += amount;
        }
    }

    void addSpend(int place, long amount) {
        if (place >= 0) {
            spend[place] += amount;
        }
    }

    /** A counter of the pane of an instant; 0 where there is none. */
    int count(long epochMilliseconds, int counter) {
        int pane = paneOf(epochMilliseconds);
        for (int i = size - 1; i >= 0 && panes[i] >= pane; i--) {
            if (panes[i] == pane) {
                return counts[i * COUNTERS + counter];
            }
        }
        return 0;
    }

    /** Sum of a counter over the pane of an instant and those before it. */
    int sum(long epochMilliseconds, int panesBack, int counter) {
        int last = paneOf(epochMilliseconds);
        int sum = 0;
        for (int i = size - 1; i >= 0 && panes[i] > last - panesBack; i--) {
            sum += panes[i] <= last ? counts[i * COUNTERS + counter] : 0;
        }
        return sum;
    }

    /** Lets go of panes that no window as of {@code at} reaches. */
    void forget(long at) {
        forgetBefore(paneOf(at) - kept, 0);
    }

    /**
     * The window that ends at {@code at}: all panes that overlap it.
     *
     * @param length in milliseconds
     * @param days the length as told
     */
    Window window(long at, long length, double days) {
        int first = paneOf(at - length);
        long interactions = 0;
        long sessions = 0;
        long purchases = 0;
        long errors = 0;
        long frictions = 0;
        long contacts = 0;
        long money = 0;
        for (int i = size - 1; i >= 0 && panes[i] >= first; i--) {
            int from = i * COUNTERS;
            interactions += counts[from + INTERACTIONS];
            sessions += counts[from + SESSIONS];
            purchases += counts[from + PURCHASES];
            errors += counts[from + ERRORS];
            frictions += counts[from + FRICTIONS];
            contacts += counts[from + CONTACTS];
            money += spend[i];
        }
        return new Window(
                days, interactions, sessions, purchases, errors, frictions, contacts, Spending.toAmount(money));
    }

    private void insert(int place, int pane) {
        if (size == panes.length) {
            int capacity = size + (size >> 1) + 2;
            panes = Arrays.copyOf(panes, capacity);
            counts = Arrays.copyOf(counts, capacity * COUNTERS);
            spend = Arrays.copyOf(spend, capacity);
        }
        int behind = size - place;
        System.arraycopy(panes, place, panes, place + 1, behind);
        System.arraycopy(counts, place * COUNTERS, counts, (place + 1) * COUNTERS, behind * COUNTERS);
        System.arraycopy(spend, place, spend, place + 1, behind);
        panes[place] = pane;
        Arrays.fill(counts, place * COUNTERS, (place + 1) * COUNTERS, 0);
        spend[place] = 0;
        size++;
    }

    /** Returns where {@code place} has moved to. */
    private int forgetBefore(int pane, int place) {
        int gone = 0;
        while (gone < size && panes[gone] < pane) {
            gone++;
        }
        if (gone > 0) {
            size -= gone;
            System.arraycopy(panes, gone, panes, 0, size);
            System.arraycopy(counts, gone * COUNTERS, counts, 0, size * COUNTERS);
            System.arraycopy(spend, gone, spend, 0, size);
        }
        return place - gone;
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, size);
        int next = 0;
        for (int i = size - 1; i >= 0; i--) {
            Packed.writeSigned(out, i == size - 1 ? panes[i] : next - (long) panes[i]);
            next = panes[i];
            int flags = spend[i] == 0 ? 0 : SPEND_FLAG;
            for (int j = 0; j < COUNTERS; j++) {
                flags |= counts[i * COUNTERS + j] == 0 ? 0 : 1 << j;
            }
            out.writeByte(flags);
            for (int j = 0; j < COUNTERS; j++) {
                if ((flags & 1 << j) != 0) {
                    Packed.writeUnsigned(out, counts[i * COUNTERS + j]);
                }
            }
            if (spend[i] != 0) {
                Packed.writeUnsigned(out, spend[i]);
            }
        }
    }

    /** Reads into this one, which must be new. */
    Panes read(DataInput in) throws IOException {
        size = Packed.readCount(in, kept + 1);
        panes = new int[size];
        counts = new int[size * COUNTERS];
        spend = new long[size];
        int next = 0;
        for (int i = size - 1; i >= 0; i--) {
            long coded = Packed.readSigned(in);
            panes[i] = (int) (i == size - 1 ? coded : next - coded);
            next = panes[i];
            int flags = in.readUnsignedByte();
            for (int j = 0; j < COUNTERS; j++) {
                if ((flags & 1 << j) != 0) {
                    counts[i * COUNTERS + j] = Packed.readCount(in, Integer.MAX_VALUE);
                }
            }
            if ((flags & SPEND_FLAG) != 0) {
                spend[i] = Packed.readUnsigned(in);
            }
        }
        return this;
    }
}
