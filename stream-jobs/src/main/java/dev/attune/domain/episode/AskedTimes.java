package dev.attune.domain.episode;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** When somebody's attention was asked for by one kind of episode: the last times within a week, oldest first. */
final class AskedTimes {

    /** What a budget counts over, milliseconds. */
    static final long WEEK = 7 * 86_400_000L;

    /** The largest budget there can be: older times than so many decide nothing. */
    static final int MOST = 32;

    private static final long[] NONE = {};

    private long[] times = NONE;

    AskedTimes copy() {
        AskedTimes copy = new AskedTimes();
        copy.times = times.clone();
        return copy;
    }

    int size() {
        return times.length;
    }

    /** Epoch milliseconds; 0 is the oldest. */
    long at(int index) {
        return times[index];
    }

    void add(long at) {
        forget(at);
        int from = Math.max(0, times.length - (MOST - 1));
        long[] more = Arrays.copyOfRange(times, from, times.length + 1);
        more[more.length - 1] = at;
        times = more;
    }

    /** Forgets what is a week old; whether anything is left. */
    boolean forget(long at) {
        int past = 0;
        while (past < times.length && times[past] + WEEK <= at) {
            past++;
        }
        if (past > 0) {
            times = Arrays.copyOfRange(times, past, times.length);
        }
        return times.length > 0;
    }

    /** @param toldAt when the episode was told last, not before the newest of these: mostly the same */
    void write(DataOutput out, long toldAt) throws IOException {
        Packed.writeUnsigned(out, times.length);
        long later = toldAt;
        for (int i = times.length - 1; i >= 0; i--) {
            Packed.writeUnsigned(out, later - times[i]);
            later = times[i];
        }
    }

    static AskedTimes read(DataInput in, long toldAt) throws IOException {
        AskedTimes read = new AskedTimes();
        read.times = new long[Packed.readCount(in, MOST)];
        long later = toldAt;
        for (int i = read.times.length - 1; i >= 0; i--) {
            later -= Packed.readUnsigned(in);
            read.times[i] = later;
        }
        return read;
    }
}
