package dev.attune.domain.feedback;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;

/** {@link AlertQuality} by kind and policy, beside how customers who were picked at random fared in the same time. */
public final class QualityBook {

    /** Policies told apart per kind; of more, those heard of least lately are one. */
    static final int MOST_POLICIES = 8;

    /** Stands for policies that are no longer told apart. */
    public static final String EARLIER = "earlier";

    private static final int VERSION = 1;
    private static final AlertKind[] KINDS = AlertKind.values();

    /** What is told apart. */
    public record Key(AlertKind kind, String policyVersion) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::kind).thenComparing(Key::policyVersion);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final TreeMap<Key, AlertQuality> qualities = new TreeMap<>();
    private final Map<Key, Long> lastHeard = new HashMap<>();
    private long picksLeft;
    private long picksKept;

    /** Enters an outcome. */
    public void take(AlertOutcome outcome) {
        if (outcome.source() == OutcomeSource.PICK) {
            picksLeft += outcome.outcome() == Outcome.LEFT ? 1 : 0;
            picksKept += outcome.outcome() == Outcome.LEFT ? 0 : 1;
            return;
        }
        Key key = new Key(outcome.kind(), outcome.policyVersion());
        qualities.computeIfAbsent(key, first -> new AlertQuality()).take(outcome);
        lastHeard.merge(key, outcome.eventTime(), Math::max);
        forgetOne(outcome.kind());
    }

    private void forgetOne(AlertKind kind) {
        long policies = qualities.keySet().stream()
                .filter(key -> key.kind() == kind && !key.policyVersion().equals(EARLIER))
                .count();
        if (policies > MOST_POLICIES) {
            Key oldest = lastHeard.entrySet().stream()
                    .filter(each -> each.getKey().kind() == kind
                            && !each.getKey().policyVersion().equals(EARLIER))
                    .min(Entry.<Key, Long>comparingByValue().thenComparing(Entry.comparingByKey()))
                    .orElseThrow()
                    .getKey();
            Key earlier = new Key(kind, EARLIER);
            AlertQuality folded = qualities.remove(oldest);
            lastHeard.merge(earlier, lastHeard.remove(oldest), Math::max);
            if (folded != null) {
                qualities.computeIfAbsent(earlier, first -> new AlertQuality()).add(folded);
            }
        }
    }

    public Set<Key> keys() {
        return Set.copyOf(qualities.keySet());
    }

    /** Of one key; of nothing where that was never heard of. */
    public AlertQuality of(Key key) {
        return qualities.getOrDefault(key, new AlertQuality());
    }

    /** Share of customers picked at random who left within the horizon; NaN of none. */
    public double baseRate() {
        return picksLeft + picksKept == 0 ? Double.NaN : (double) picksLeft / (picksLeft + picksKept);
    }

    /** How many times as often an alert is right as a pick at random; NaN where either is not known, or of drops. */
    public double lift(Key key) {
        double base = baseRate();
        return key.kind() == AlertKind.CHURN_RISK && base > 0 ? of(key).precision() / base : Double.NaN;
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        Packed.writeUnsigned(out, picksLeft);
        Packed.writeUnsigned(out, picksKept);
        Packed.writeUnsigned(out, qualities.size());
        for (Map.Entry<Key, AlertQuality> each : qualities.entrySet()) {
            out.writeByte(each.getKey().kind().ordinal());
            Packed.writeText(out, each.getKey().policyVersion());
            Packed.writeSigned(out, lastHeard.getOrDefault(each.getKey(), 0L));
            each.getValue().write(out);
        }
    }

    public static QualityBook read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("layout of the book of quality must be " + VERSION + ", but was " + version);
        }
        QualityBook book = new QualityBook();
        book.picksLeft = Packed.readUnsigned(in);
        book.picksKept = Packed.readUnsigned(in);
        for (int left = Packed.readCount(in, KINDS.length * (MOST_POLICIES + 1)); left > 0; left--) {
            AlertKind kind = KINDS[in.readUnsignedByte()];
            String policy = Packed.readText(in);
            Key key = new Key(kind, policy == null ? "" : policy);
            book.lastHeard.put(key, Packed.readSigned(in));
            book.qualities.put(key, AlertQuality.read(in));
        }
        return book;
    }
}
