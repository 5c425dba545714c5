package dev.attune.domain.incident;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sample of the distinct customers who met something, good or bad: those with the smallest hashes, at most {@link #MOST}
 * of them, each with what they are expected to spend. As of {@link AffectedSample}, who is among them and what they add up
 * to depends on no order. Exact up to {@link #MOST} customers; beyond that customers are told to about 9 %, and sums of
 * spend, where customers spend as differently as an exponential law has it, to 12 %. Adding takes a search in what is kept.
 */
public final class MetSample {

    /** How many customers are kept. */
    public static final int MOST = 128;

    private static final int FIRST = 4;

    /** By hash, flipped so that the natural order is the unsigned one; ascending. */
    private long[] places = {};

    /** Cents over the horizon. */
    private long[] spends = {};

    private @Nullable String[] currencies = {};
    private int size;

    /** Adds a customer whom somebody knows; others are not told apart. */
    public void add(Encounter encounter) {
        if (encounter.customer() != Encounter.ANONYMOUS) {
            Encounter.Stake stake = encounter.stake();
            long place = encounter.customer() ^ Long.MIN_VALUE;
            add(place, stake == null ? 0 : stake.expectedSpend(), stake == null ? null : stake.currency());
        }
    }

    private void add(long place, long spend, @Nullable String currency) {
        if (size == MOST && place > places[size - 1]) {
            return;
        }
        int found = Arrays.binarySearch(places, 0, size, place);
        if (found < 0) {
            insert(-found - 1, place, spend, currency);
        } else if (spend > spends[found] || currencies[found] == null) {
            spends[found] = Math.max(spends[found], spend);
            currencies[found] = currency;
        }
    }

    private void insert(int at, long place, long spend, @Nullable String currency) {
        if (size == places.length && size < MOST) {
            int capacity = Math.min(MOST, Math.max(FIRST, 2 * size));
            places = Arrays.copyOf(places, capacity);
            spends = Arrays.copyOf(spends, capacity);
            currencies = Arrays.copyOf(currencies, capacity);
        }
        int moved = Math.min(size, MOST - 1) - at;
        System.arraycopy(places, at, places, at + 1, moved);
        System.arraycopy(spends, at, spends, at + 1, moved);
        System.arraycopy(currencies, at, currencies, at + 1, moved);
        places[at] = place;
        spends[at] = spend;
        currencies[at] = currency;
        size = Math.min(MOST, size + 1);
    }

    public void merge(MetSample other) {
        for (int i = 0; i < other.size; i++) {
            add(other.places[i], other.spends[i], other.currencies[i]);
        }
    }

    /** How many distinct customers, estimated. */
    public long customers() {
        return Math.round(size * scale());
    }

    /** What they are expected to spend over the horizon if nothing were amiss, cents by currency, estimated. */
    public Map<String, Long> value() {
        Map<String, Long> sums = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            String currency = currencies[i];
            if (currency != null && spends[i] > 0) {
                sums.merge(currency, spends[i], Long::sum);
            }
        }
        double scale = scale();
        sums.replaceAll((currency, cents) -> Math.round(cents * scale));
        return sums;
    }

    private double scale() {
        return size == 0 ? 1 : BottomHashes.scale(size, MOST, places[size - 1] ^ Long.MIN_VALUE);
    }

    public MetSample copy() {
        MetSample copy = new MetSample();
        copy.places = Arrays.copyOf(places, size);
        copy.spends = Arrays.copyOf(spends, size);
        copy.currencies = Arrays.copyOf(currencies, size);
        copy.size = size;
        return copy;
    }

    public void write(DataOutput out) throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String currency = currencies[i];
            if (currency != null && !names.contains(currency)) {
                names.add(currency);
            }
        }
        Packed.writeUnsigned(out, names.size());
        for (String name : names) {
            Packed.writeText(out, name);
        }
        Packed.writeUnsigned(out, size);
        for (int i = 0; i < size; i++) {
            String currency = currencies[i];
            out.writeLong(places[i]);
            Packed.writeUnsigned(out, currency == null ? 0 : names.indexOf(currency) + 1);
            Packed.writeUnsigned(out, spends[i]);
        }
    }

    public static MetSample read(DataInput in) throws IOException {
        String[] names = new String[Packed.readCount(in, MOST)];
        for (int i = 0; i < names.length; i++) {
            names[i] = String.valueOf(Packed.readText(in));
        }
        MetSample sample = new MetSample();
        int size = Packed.readCount(in, MOST);
        for (int i = 0; i < size; i++) {
            long place = in.readLong();
            int named = Packed.readCount(in, names.length);
            sample.insert(i, place, Packed.readUnsigned(in), named == 0 ? null : names[named - 1]);
        }
        return sample;
    }
}
