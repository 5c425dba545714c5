package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sums of some encounters: of one cell and minute, or of what several of them are merged to. Whole numbers and sketches
 * whose estimates depend on no order, so that what is added or merged first makes no difference.
 */
public final class MinuteFigures {

    private static final int VERSION = 1;

    private static final SignalKind[] KINDS = SignalKind.values();
    private static final int TOTAL = 0;
    private static final int SUM = 1;
    private static final int SQUARES = 2;
    private static final int NEGATIVE = 3;
    private static final int SATISFACTION = 4;
    private static final int GAPS = 5;
    private static final int SHORTFALL = 6;
    private static final int WIDTH = 7;
    private static final int MOST_CURRENCIES = 1 << 10;

    /** One row of {@link #WIDTH} sums per kind. */
    private final long[] signals = new long[KINDS.length * WIDTH];

    /** What is counted besides signals. The ordinal is written to state: append only. */
    enum Count {
        /** Events, anonymous ones included. */
        EVENTS,
        /** Moments with a signal that tells how good they were. */
        JUDGED,
        /** Moments with a negative signal. */
        NEGATIVE,
        /** Millionths, over {@link #JUDGED}. */
        SATISFACTION,
        /** Moments whose satisfaction was expected by somebody. */
        EXPECTING,
        /** Millionths of satisfaction seen, over {@link #EXPECTING}. */
        OBSERVED,
        /** Millionths of satisfaction expected, over {@link #EXPECTING}. */
        EXPECTED,
        /** Latencies up to the target. */
        SATISFIED,
        /** Latencies above it, up to four times as long. */
        TOLERATING,
        DELIVERED,
        NOT_DELIVERED,
        RETURNED,
        /** Events of customers nobody knows. */
        ANONYMOUS,
        /** Moments of theirs with a negative signal. */
        ANONYMOUS_NEGATIVE,
        /** Of the deliveries: those that had broken their promise before, and were told then. */
        DELIVERED_LATE,
        /** Moments with a signal that fell short of what the customer could expect. */
        GAPS,
        /** Of {@link #DELIVERED_LATE}: those that were told of the same partner. */
        DELIVERED_LATE_AS_TOLD
    }

    private static final Count[] COUNTS = Count.values();

    private final long[] counts = new long[COUNTS.length];
    private LatencyHistogram latencies = new LatencyHistogram();
    private CustomerSketch customers = new CustomerSketch();
    private MetSample met = new MetSample();
    private AffectedSample affected = new AffectedSample();
    private final TreeMap<String, Long> spent = new TreeMap<>();

    public void add(Encounter encounter) {
        Measures measures = encounter.measures();
        if (encounter.isEvent()) {
            counts[Count.EVENTS.ordinal()]++;
            customers.add(encounter.customer());
            met.add(encounter);
            counts[Count.ANONYMOUS.ordinal()] += encounter.customer() == Encounter.ANONYMOUS ? 1 : 0;
        }
        addSteps(encounter);
        addLatency(encounter);
        String currency = encounter.spentCurrency();
        if (currency != null) {
            spent.merge(currency, encounter.spent(), Long::sum);
        }
        if (measures.size() == 0) {
            return;
        }
        for (int i = 0; i < measures.size(); i++) {
            addSignal(measures, i);
        }
        if (measures.isFelt()) {
            addSatisfaction(measures.satisfaction(), measures.expected());
        }
        boolean negative = measures.isNegative();
        boolean gap = measures.isGap();
        if (negative) {
            counts[Count.NEGATIVE.ordinal()]++;
            counts[Count.ANONYMOUS_NEGATIVE.ordinal()] += encounter.customer() == Encounter.ANONYMOUS ? 1 : 0;
        }
        if (negative || gap) {
            counts[Count.GAPS.ordinal()] += gap ? 1 : 0;
            affected.add(encounter);
        }
    }

    private void addSatisfaction(int satisfaction, int expected) {
        counts[Count.JUDGED.ordinal()]++;
        counts[Count.SATISFACTION.ordinal()] += satisfaction;
        if (expected != Measures.UNKNOWN) {
            counts[Count.EXPECTING.ordinal()]++;
            counts[Count.OBSERVED.ordinal()] += satisfaction;
            counts[Count.EXPECTED.ordinal()] += expected;
        }
    }

    private void addSteps(Encounter encounter) {
        switch (encounter.step()) {
            case DELIVERED -> counts[Count.DELIVERED.ordinal()]++;
            case DELIVERED_LATE -> {
                counts[Count.DELIVERED.ordinal()]++;
                counts[Count.DELIVERED_LATE.ordinal()]++;
            }
            case DELIVERED_LATE_AS_TOLD -> {
                counts[Count.DELIVERED.ordinal()]++;
                counts[Count.DELIVERED_LATE.ordinal()]++;
                counts[Count.DELIVERED_LATE_AS_TOLD.ordinal()]++;
            }
            case NOT_DELIVERED -> counts[Count.NOT_DELIVERED.ordinal()]++;
            case RETURNED -> counts[Count.RETURNED.ordinal()]++;
            case EVENT, NOT_COME -> {}
        }
    }

    private void addLatency(Encounter encounter) {
        int latency = encounter.latencyMs();
        if (latency < 0) {
            return;
        }
        latencies.add(latency);
        if (latency <= encounter.latencyTargetMs()) {
            counts[Count.SATISFIED.ordinal()]++;
        } else if (latency <= 4 * encounter.latencyTargetMs()) {
            counts[Count.TOLERATING.ordinal()]++;
        }
    }

    private void addSignal(Measures measures, int index) {
        int row = measures.kind(index).ordinal() * WIDTH;
        long value = measures.value(index);
        signals[row + TOTAL]++;
        signals[row + SUM] += value;
        // Squares in millionths too, rounded one by one: the sum of what is rounded depends on no order.
        signals[row + SQUARES] += Math.round((double) value * value / Measures.ONE);
        signals[row + NEGATIVE] += measures.isNegative(index) ? 1 : 0;
        signals[row + SATISFACTION] += measures.satisfaction(index);
        if (measures.isGap(index)) {
            signals[row + GAPS]++;
            signals[row + SHORTFALL] += measures.shortfall(index);
        }
    }

    public void merge(MinuteFigures other) {
        mergeAllButMet(other);
        met.merge(other.met);
    }

    /** The same for longer windows, of which nobody asks what all who met them are worth. */
    void mergeAllButMet(MinuteFigures other) {
        for (int i = 0; i < signals.length; i++) {
            signals[i] += other.signals[i];
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        latencies.merge(other.latencies);
        customers.merge(other.customers);
        affected.merge(other.affected);
        other.spent.forEach((currency, cents) -> spent.merge(currency, cents, Long::sum));
    }

    /** Events, anonymous ones included; broken promises are none. */
    public long events() {
        return count(Count.EVENTS);
    }

    /** Signals of this kind. */
    public long total(SignalKind kind) {
        return signal(kind, TOTAL);
    }

    /** Of a yes-or-no kind: how many were bad. */
    public long bad(SignalKind kind) {
        return signal(kind, SUM) / Measures.ONE;
    }

    /** Sum of the values, millionths of the unit of the kind; more is worse. */
    public long sum(SignalKind kind) {
        return signal(kind, SUM);
    }

    /** Sum of their squares, millionths. */
    public long sumOfSquares(SignalKind kind) {
        return signal(kind, SQUARES);
    }

    /** Mean of the values, in the unit of the kind; NaN where there is no signal of it. */
    public double mean(SignalKind kind) {
        long total = total(kind);
        return total == 0 ? Double.NaN : (double) sum(kind) / Measures.ONE / total;
    }

    /** How many signals of this kind were negative: satisfaction below a half. */
    public long negative(SignalKind kind) {
        return signal(kind, NEGATIVE);
    }

    /** Sum of the satisfaction of the signals of this kind, millionths. */
    public long satisfaction(SignalKind kind) {
        return signal(kind, SATISFACTION);
    }

    /** How many signals of this kind fell short of what the customer could expect. */
    public long gaps(SignalKind kind) {
        return signal(kind, GAPS);
    }

    /** By how much they fell short together, millionths of satisfaction. */
    public long shortfall(SignalKind kind) {
        return signal(kind, SHORTFALL);
    }

    /** Moments with a signal that fell short of what the customer could expect. */
    public long gaps() {
        return count(Count.GAPS);
    }

    private long signal(SignalKind kind, int what) {
        return signals[kind.ordinal() * WIDTH + what];
    }

    long count(Count what) {
        return counts[what.ordinal()];
    }

    /** Moments with a signal that tells how good they were. */
    public long judged() {
        return count(Count.JUDGED);
    }

    /** Moments with a negative signal. */
    public long negative() {
        return count(Count.NEGATIVE);
    }

    /** Mean satisfaction of the moments with a signal, 0 to 100; NaN where there is none. */
    public double index() {
        return judged() == 0 ? Double.NaN : percent(count(Count.SATISFACTION), judged());
    }

    /** Observed minus expected satisfaction of the moments of which customers expected something, points; NaN of none. */
    public double gap() {
        long expecting = count(Count.EXPECTING);
        return expecting == 0 ? Double.NaN : percent(count(Count.OBSERVED) - count(Count.EXPECTED), expecting);
    }

    /** (satisfied + tolerating / 2) / all, at the target that each latency was held against; NaN where none was measured. */
    public double apdex() {
        long measured = latencies.total();
        return measured == 0 ? Double.NaN : (2 * count(Count.SATISFIED) + count(Count.TOLERATING)) / (2.0 * measured);
    }

    static double percent(long millionths, long of) {
        return 100.0 * millionths / Measures.ONE / of;
    }

    public LatencyHistogram latencies() {
        return latencies;
    }

    /** Distinct customers with an event. */
    public CustomerSketch customers() {
        return customers;
    }

    /** A sample of them, and what they are worth; nobody in longer windows, where nobody asks. */
    public MetSample met() {
        return met;
    }

    /** Distinct customers who met something negative, or less than they could expect, and their value. */
    public AffectedSample affected() {
        return affected;
    }

    /** Spend by currency, cents. */
    public Map<String, Long> spent() {
        return Collections.unmodifiableMap(spent);
    }

    /** Late deliveries, each counted once: when its promise broke if it was told of this cell's partner, else when it came. */
    public long lateDeliveries() {
        return bad(SignalKind.DELIVERY_LATENESS) - count(Count.DELIVERED_LATE_AS_TOLD);
    }

    public long deliveries() {
        return count(Count.DELIVERED);
    }

    public long returns() {
        return count(Count.RETURNED);
    }

    /** A deep copy: changing either leaves the other alone. */
    public MinuteFigures copy() {
        MinuteFigures copy = new MinuteFigures();
        copy.merge(this);
        return copy;
    }

    /** The versioned binary layout. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        long present = 0;
        for (int i = 0; i < KINDS.length; i++) {
            present |= signals[i * WIDTH + TOTAL] == 0 ? 0 : 1L << i;
        }
        Packed.writeUnsigned(out, present);
        for (int i = 0; i < KINDS.length; i++) {
            for (int j = 0; (present >> i & 1) == 1 && j < WIDTH; j++) {
                Packed.writeSigned(out, signals[i * WIDTH + j]);
            }
        }
        Packed.writeUnsigned(out, counts.length);
        for (long count : counts) {
            Packed.writeSigned(out, count);
        }
        latencies.write(out);
        customers.write(out);
        met.write(out);
        affected.write(out);
        Packed.writeUnsigned(out, spent.size());
        for (Map.Entry<String, Long> sum : spent.entrySet()) {
            Packed.writeText(out, sum.getKey());
            Packed.writeSigned(out, sum.getValue());
        }
    }

    public static MinuteFigures read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("the layout of a minute must be version " + VERSION + ", but was " + version);
        }
        MinuteFigures figures = new MinuteFigures();
        long present = Packed.readUnsigned(in);
        if (KINDS.length < Long.SIZE && present >>> KINDS.length != 0) {
            throw new IOException("a minute must hold known signals only, but was " + Long.toBinaryString(present));
        }
        for (int i = 0; i < KINDS.length; i++) {
            for (int j = 0; (present >> i & 1) == 1 && j < WIDTH; j++) {
                figures.signals[i * WIDTH + j] = Packed.readSigned(in);
            }
        }
        int size = Packed.readCount(in, COUNTS.length);
        for (int i = 0; i < size; i++) {
            figures.counts[i] = Packed.readSigned(in);
        }
        figures.latencies = LatencyHistogram.read(in);
        figures.customers = CustomerSketch.read(in);
        figures.met = MetSample.read(in);
        figures.affected = AffectedSample.read(in);
        int currencies = Packed.readCount(in, MOST_CURRENCIES);
        for (int i = 0; i < currencies; i++) {
            String currency = Packed.readText(in);
            figures.spent.put(currency == null ? "" : currency, Packed.readSigned(in));
        }
        return figures;
    }
}
