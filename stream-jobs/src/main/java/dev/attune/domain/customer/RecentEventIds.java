package dev.attune.domain.customer;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The event ids of the deduplication span, as 128-bit hashes with their event times. An id counts as seen only while it
 * lies within the span of the newest event, whatever is still held, so the answer does not depend on when memory is
 * cleaned. Entries stand in order of arrival; the expired leave at the front, amortized O(1). Up to
 * {@link #SCANNED} entries are searched by scanning, more through a hash index that is not part of the state.
 */
final class RecentEventIds {

    /** Entries that a scan searches faster than an index would. */
    static final int SCANNED = 48;

    private static final int FREE = -1;

    private long[] highs = {};
    private long[] lows = {};
    private long[] times = {};
    private int head;
    private int end;

    /** Newest event time seen. */
    private long newest = Long.MIN_VALUE;

    /** Positions by hash, open addressing; empty while scanning is enough. */
    private int[] index = {};

    RecentEventIds copy() {
        RecentEventIds copy = new RecentEventIds();
        copy.highs = Arrays.copyOfRange(highs, head, end);
        copy.lows = Arrays.copyOfRange(lows, head, end);
        copy.times = Arrays.copyOfRange(times, head, end);
        copy.end = end - head;
        copy.newest = newest;
        return copy;
    }

    int size() {
        return end - head;
    }

    /**
     * Remembers an event id unless it was seen.
     *
     * @param span in milliseconds: equal ids at most this far apart are one event
     * @return false where it was seen
     */
    boolean add(long high, long low, long eventTime, long span) {
        if (seen(high, low, eventTime, span)) {
            return false;
        }
        newest = Math.max(newest, eventTime);
        forget(newest - span);
        if (eventTime < newest - span) {
            return true;
        }
        if (end == times.length) {
            makeRoom();
        }
        highs[end] = high;
        lows[end] = low;
        times[end] = eventTime;
        end++;
        if (index.length > 0) {
            place(end - 1);
        }
        return true;
    }

    /** Lets go of ids older than {@code horizon} at the front. */
    void forget(long horizon) {
        while (head < end && times[head] < horizon) {
            head++;
        }
        if (head == end) {
            head = 0;
            end = 0;
            index = new int[0];
        }
    }

    private boolean seen(long high, long low, long eventTime, long span) {
        if (size() <= SCANNED) {
            for (int i = head; i < end; i++) {
                if (highs[i] == high && counts(i, low, eventTime, span)) {
                    return true;
                }
            }
            return false;
        }
        if (index.length == 0) {
            reindex();
        }
        int mask = index.length - 1;
        for (int slot = (int) low & mask; index[slot] != FREE; slot = (slot + 1) & mask) {
            int i = index[slot];
            if (i >= head && highs[i] == high && counts(i, low, eventTime, span)) {
                return true;
            }
        }
        return false;
    }

    private boolean counts(int i, long low, long eventTime, long span) {
        return lows[i] == low && times[i] >= newest - span && Math.abs(times[i] - eventTime) <= span;
    }

    private void makeRoom() {
        int size = size();
        int capacity = Math.max(4, head > size / 2 ? times.length : size + (size >> 1) + 1);
        highs = moved(highs, capacity);
        lows = moved(lows, capacity);
        times = moved(times, capacity);
        head = 0;
        end = size;
        if (index.length > 0) {
            reindex();
        }
    }

    private long[] moved(long[] from, int capacity) {
        long[] to = new long[capacity];
        System.arraycopy(from, head, to, 0, end - head);
        return to;
    }

    private void reindex() {
        int slots = Integer.highestOneBit(Math.max(SCANNED, times.length)) << 2;
        index = new int[slots];
        Arrays.fill(index, FREE);
        for (int i = head; i < end; i++) {
            place(i);
        }
    }

    private void place(int position) {
        int mask = index.length - 1;
        int slot = (int) lows[position] & mask;
        while (index[slot] != FREE) {
            slot = (slot + 1) & mask;
        }
        index[slot] = position;
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, size());
        Packed.writeSigned(out, newest);
        for (int i = head; i < end; i++) {
            out.writeLong(highs[i]);
            out.writeLong(lows[i]);
            Packed.writeSigned(out, newest - times[i]);
        }
    }

    static RecentEventIds read(DataInput in) throws IOException {
        RecentEventIds ids = new RecentEventIds();
        int size = Packed.readCount(in, 1 << 26);
        ids.newest = Packed.readSigned(in);
        ids.highs = new long[size];
        ids.lows = new long[size];
        ids.times = new long[size];
        ids.end = size;
        for (int i = 0; i < size; i++) {
            ids.highs[i] = in.readLong();
            ids.lows[i] = in.readLong();
            ids.times[i] = ids.newest - Packed.readSigned(in);
        }
        return ids;
    }
}
