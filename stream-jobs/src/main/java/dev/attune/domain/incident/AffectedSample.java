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
 * A sample of the distinct customers who met something negative, or less than they could expect: those with the smallest
 * hashes, at most {@link #MOST} of them, each with what they met and what they are worth (bottom-k: Cohen, Kaplan 2007; distinct counts: Beyer et al. 2007).
 * Who is among them is decided by the set of customers alone, so sums over them depend on no order of adding or merging.
 * Exact up to {@link #MOST} customers, beyond that with a relative standard error of about 6 %.
 */
public final class AffectedSample {

    /** How many customers are kept. */
    public static final int MOST = 256;

    /** By hash, flipped so that the natural order is the unsigned one. */
    private final TreeMap<Long, Affected> affected = new TreeMap<>();

    /** One customer. */
    private static final class Affected {
        private long kinds;
        private long gaps;
        private long expectedSpend;
        private long lost;
        private long lostToGaps;
        private @Nullable String currency;

        private void merge(Affected other) {
            kinds |= other.kinds;
            gaps |= other.gaps;
            if (other.expectedSpend > expectedSpend || (currency == null && other.currency != null)) {
                currency = other.currency;
            }
            expectedSpend = Math.max(expectedSpend, other.expectedSpend);
            lost += other.lost;
            lostToGaps += other.lostToGaps;
        }

        /** Nobody can be lost more than once. */
        private long cents(Of what, Met met) {
            long sum = met == Met.NEGATIVE ? lost : lostToGaps;
            return what == Of.LOST ? Math.min(sum, expectedSpend) : expectedSpend;
        }

        private long kinds(Met met) {
            return met == Met.NEGATIVE ? kinds : gaps;
        }
    }

    /** What to add up. */
    public enum Of {
        /** Expected spend over the horizon of those affected: what is at risk. */
        EXPECTED_SPEND,
        /** What of it is lost by what they met. */
        LOST
    }

    /** Whom to add up. */
    public enum Met {
        /** Those who met a negative signal. */
        NEGATIVE,
        /** Those who met a signal that fell short of what they could expect. */
        GAP
    }

    /** Adds a moment that was negative, or fell short; nobody where anonymous. */
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
            if (measures.isGap(i)) {
                one.gaps |= 1L << measures.kind(i).ordinal();
            }
        }
        Encounter.Stake stake = encounter.stake();
        if (stake != null) {
            one.expectedSpend = stake.expectedSpend();
            one.lost = stake.lost();
            one.lostToGaps = one.gaps == 0 ? 0 : stake.lost();
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

    /** How many distinct customers met something negative, estimated. */
    public long customers() {
        return customers(Met.NEGATIVE, ~0L);
    }

    /** How many distinct customers met a negative signal of these kinds, estimated. */
    public long customers(Set<SignalKind> kinds) {
        return customers(Met.NEGATIVE, bits(kinds));
    }

    /** How many distinct customers met signals of these kinds that were so, estimated. */
    public long customers(Met met, Set<SignalKind> kinds) {
        return customers(met, bits(kinds));
    }

    private long customers(Met met, long kinds) {
        long count = affected.values().stream()
                .filter(one -> (one.kinds(met) & kinds) != 0)
                .count();
        return Math.round(count * scale());
    }

    /** Cents by currency of those who met something negative, each customer counted once, estimated. */
    public Map<String, Long> value(Of what) {
        return value(what, Met.NEGATIVE, ~0L);
    }

    /** The same of those who met a negative signal of these kinds. */
    public Map<String, Long> value(Of what, Set<SignalKind> kinds) {
        return value(what, Met.NEGATIVE, bits(kinds));
    }

    /** The same of those who met signals of these kinds that were so, and what they lost by moments that were. */
    public Map<String, Long> value(Of what, Met met, Set<SignalKind> kinds) {
        return value(what, met, bits(kinds));
    }

    private static long bits(Set<SignalKind> kinds) {
        long bits = 0;
        for (SignalKind kind : kinds) {
            bits |= 1L << kind.ordinal();
        }
        return bits;
    }

    private Map<String, Long> value(Of what, Met met, long kinds) {
        Map<String, Long> sums = new TreeMap<>();
        for (Affected one : affected.values()) {
            long cents = one.cents(what, met);
            if (one.currency != null && cents > 0 && (one.kinds(met) & kinds) != 0) {
                sums.merge(one.currency, cents, Long::sum);
            }
        }
        double scale = scale();
        sums.replaceAll((currency, cents) -> Math.round(cents * scale));
        return sums;
    }

    /** How many customers each in the sample stands for. */
    private double scale() {
        return affected.isEmpty() ? 1 : BottomHashes.scale(affected.size(), MOST, affected.lastKey() ^ Long.MIN_VALUE);
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
            Packed.writeUnsigned(out, one.gaps);
            Packed.writeUnsigned(out, one.expectedSpend);
            Packed.writeUnsigned(out, one.lost);
            Packed.writeUnsigned(out, one.lostToGaps);
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
            one.gaps = Packed.readUnsigned(in);
            one.expectedSpend = Packed.readUnsigned(in);
            one.lost = Packed.readUnsigned(in);
            one.lostToGaps = Packed.readUnsigned(in);
            one.currency = Packed.readText(in);
            sample.affected.put(place, one);
        }
        return sample;
    }
}
