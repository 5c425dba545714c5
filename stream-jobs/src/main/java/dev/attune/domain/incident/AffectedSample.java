package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sample of the distinct customers who met something negative: those with the smallest hashes, at most {@link #MOST} of
 * them, each with what they met and what they are worth (bottom-k: Cohen, Kaplan 2007; distinct counts: Beyer et al. 2007).
 * Who is among them is decided by the set of customers alone, so sums over them depend on no order of adding or merging.
 * Exact up to {@link #MOST} customers, beyond that with a relative standard error of about 6 %.
 */
public final class AffectedSample {

    /** How many customers are kept. */
    public static final int MOST = 256;

    private static final double HASHES = 18_446_744_073_709_551_616.0;

    /** By hash, flipped so that the natural order is the unsigned one. */
    private final TreeMap<Long, Affected> affected = new TreeMap<>();

    /** One customer. */
    private static final class Affected {
        private long kinds;
        private long expectedSpend;
        private long lost;
        private @Nullable String currency;

        private void merge(Affected other) {
            kinds |= other.kinds;
            if (other.expectedSpend > expectedSpend || (currency == null && other.currency != null)) {
                currency = other.currency;
            }
            expectedSpend = Math.max(expectedSpend, other.expectedSpend);
            lost += other.lost;
        }

        /** Nobody can be lost more than once. */
        private long lost() {
            return Math.min(lost, expectedSpend);
        }
    }

    /** What to add up. */
    public enum Of {
        /** Expected spend over the horizon of those affected: what is at risk. */
        EXPECTED_SPEND,
        /** What of it is lost by what they met. */
        LOST
    }

    /** Adds a negative moment; nobody where anonymous. */
    public void add(Encounter encounter) {
        if (encounter.customer() == Encounter.ANONYMOUS) {
            return;
        }
        long place = encounter.customer() ^ Long.MIN_VALUE;
        if (affected.size() >= MOST && place > affected.lastKey()) {
            return;
        }
        Affected one = new Affected();
        Measures measures = encounter.measures();
        for (int i = 0; i < measures.size(); i++) {
            if (measures.isNegative(i)) {
                one.kinds |= 1L << measures.kind(i).ordinal();
            }
        }
        Encounter.Stake stake = encounter.stake();
        if (stake != null) {
            one.expectedSpend = stake.expectedSpend();
            one.lost = stake.lost();
            one.currency = stake.currency();
        }
        put(place, one);
    }

    public void merge(AffectedSample other) {
        other.affected.forEach((place, one) -> {
            Affected copy = new Affected();
            copy.merge(one);
            put(place, copy);
        });
    }

    private void put(long place, Affected one) {
        Affected known = affected.putIfAbsent(place, one);
        if (known != null) {
            known.merge(one);
        } else if (affected.size() > MOST) {
            affected.pollLastEntry();
        }
    }

    /** How many distinct customers, estimated. */
    public long customers() {
        return Math.round(affected.size() * scale());
    }

    /** How many distinct customers met a negative signal of these kinds, estimated. */
    public long customers(Set<SignalKind> kinds) {
        long bits = bits(kinds);
        long met = affected.values().stream()
                .filter(one -> (one.kinds & bits) != 0)
                .count();
        return Math.round(met * scale());
    }

    /** Cents by currency, each customer counted once, estimated. */
    public Map<String, Long> value(Of what) {
        return value(what, ~0L);
    }

    /** The same of those who met a negative signal of these kinds. */
    public Map<String, Long> value(Of what, Set<SignalKind> kinds) {
        return value(what, bits(kinds));
    }

    private static long bits(Set<SignalKind> kinds) {
        long bits = 0;
        for (SignalKind kind : kinds) {
            bits |= 1L << kind.ordinal();
        }
        return bits;
    }

    private Map<String, Long> value(Of what, long kinds) {
        Map<String, Long> sums = new TreeMap<>();
        for (Affected one : affected.values()) {
            long cents = what == Of.LOST ? one.lost() : one.expectedSpend;
            if (one.currency != null && cents > 0 && (one.kinds & kinds) != 0) {
                sums.merge(one.currency, cents, Long::sum);
            }
        }
        double scale = scale();
        sums.replaceAll((currency, cents) -> Math.round(cents * scale));
        return sums;
    }

    /** How many customers each in the sample stands for. */
    private double scale() {
        if (affected.size() < MOST) {
            return 1;
        }
        long largest = affected.lastKey() ^ Long.MIN_VALUE;
        double share = ((largest >>> 11) * 2048.0) / HASHES;
        return Math.max(1, (MOST - 1) / share / MOST);
    }

    public AffectedSample copy() {
        AffectedSample copy = new AffectedSample();
        copy.merge(this);
        return copy;
    }

    public void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, affected.size());
        for (Map.Entry<Long, Affected> entry : affected.entrySet()) {
            Affected one = entry.getValue();
            out.writeLong(entry.getKey());
            Packed.writeUnsigned(out, one.kinds);
            Packed.writeUnsigned(out, one.expectedSpend);
            Packed.writeUnsigned(out, one.lost);
            Packed.writeText(out, one.currency);
        }
    }

    public static AffectedSample read(DataInput in) throws IOException {
        AffectedSample sample = new AffectedSample();
        int size = Packed.readCount(in, MOST);
        for (int i = 0; i < size; i++) {
            long place = in.readLong();
            Affected one = new Affected();
            one.kinds = Packed.readUnsigned(in);
            one.expectedSpend = Packed.readUnsigned(in);
            one.lost = Packed.readUnsigned(in);
            one.currency = Packed.readText(in);
            sample.affected.put(place, one);
        }
        return sample;
    }
}
