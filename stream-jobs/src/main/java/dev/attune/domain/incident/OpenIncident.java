package dev.attune.domain.incident;

import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Routes;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.layout.Packed;
import dev.attune.domain.policy.IncidentPolicy;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What {@link IncidentBook} remembers of one incident that goes on, told or not yet. */
final class OpenIncident {

    /** Deviations held of one incident: 16 signals at each of 16 touchpoints would be more than anyone can read. */
    static final int MOST_DEVIATIONS = 256;

    private static final Comparator<Deviation> STRONGEST_FIRST = Comparator.comparingDouble(
                    (Deviation deviation) -> deviation.threshold() - deviation.statistic())
            .thenComparing(DeviationKey::of);

    private final TreeMap<DeviationKey, Deviation> live = new TreeMap<>();
    /** Whom it met since it began: all who met what moved for everyone, and those who met something negative. */
    private final CustomerSketch met;

    /** What the first are worth. */
    private final MetSample worth;

    private final AffectedSample affected;

    /** Where it showed, and in what, since it began. */
    private final TreeSet<String> touchpoints = new TreeSet<>();

    private final TreeSet<Reason> reasons = new TreeSet<>();

    private long beganAt;

    /** Of the last deviation that was heard, epoch milliseconds. */
    private long heardAt;

    /** As long as it is 0, the incident was not told. */
    private int revision;

    private String incidentId = "";
    private long openedAt;

    /** Never falls: an incident that flickers about a threshold would be told again and again. */
    private Severity toldSeverity = Severity.INFO;

    private long toldCustomers;
    private List<Reason> toldReasons = List.of();

    /** What was known when something last was worse: told again when it is over. */
    private Figures figures;

    /** What is told of an incident: follows from its live deviations. */
    private record Figures(
            List<Cause> cause, List<Reason> signals, double score, double points, double observed, double expected) {}

    private OpenIncident(Figures figures, CustomerSketch met, MetSample worth, AffectedSample affected) {
        this.figures = figures;
        this.met = met;
        this.worth = worth;
        this.affected = affected;
    }

    static OpenIncident of(Deviation first) {
        OpenIncident incident = new OpenIncident(
                figuresOf(List.of(first)), new CustomerSketch(), new MetSample(), new AffectedSample());
        incident.beganAt = first.beganAt();
        incident.hear(first);
        return incident;
    }

    boolean told() {
        return revision > 0;
    }

    boolean follows(DeviationKey key) {
        return live.containsKey(key);
    }

    long beganAt() {
        return beganAt;
    }

    Collection<Deviation> live() {
        return live.values();
    }

    /** Takes in what still is worse. */
    void hear(Deviation deviation) {
        DeviationKey key = DeviationKey.of(deviation);
        heardAt = Math.max(heardAt, deviation.minuteEnd());
        beganAt = Math.min(beganAt, deviation.beganAt());
        met.merge(deviation.met());
        worth.merge(deviation.worth());
        affected.merge(deviation.affected());
        if (live.size() < MOST_DEVIATIONS || live.containsKey(key)) {
            live.put(key, deviation);
            touchpoints.add(deviation.touchpoint());
            reasons.add(deviation.reason());
        }
    }

    /** Takes in that something has come back. */
    void end(Deviation last) {
        heardAt = Math.max(heardAt, last.minuteEnd());
        live.remove(DeviationKey.of(last));
    }

    /** When it is over unless something is heard before, epoch milliseconds. */
    long deadline(IncidentPolicy policy) {
        return heardAt + (live.isEmpty() ? policy.quiet() : policy.expiry()).toMillis();
    }

    /** Whether enough customers were met badly to tell it. */
    boolean opens(IncidentPolicy policy) {
        return !told() && !live.isEmpty() && customers() >= policy.minimumCustomers();
    }

    /** Tells it for the first time. */
    Incident open(Policy policy, long at) {
        figures = figuresOf(live.values());
        openedAt = at;
        incidentId = IncidentIds.of(figures.cause, at);
        return tell(EpisodeState.OPENED, policy, at);
    }

    /**
     * Whether it differs enough from what was told last. If not, the figures told stay: its end is told with what it was,
     * not with the last flicker of what had come back.
     */
    boolean changed(IncidentPolicy policy) {
        if (!told() || live.isEmpty()) {
            return false;
        }
        Figures now = figuresOf(live.values());
        boolean changed = !figures.cause.equals(now.cause)
                || !toldReasons.containsAll(reasons)
                || severity(now, policy).compareTo(toldSeverity) > 0
                || customers() >= policy.growth() * Math.max(1, toldCustomers);
        figures = changed ? now : figures;
        return changed;
    }

    Incident tell(EpisodeState state, Policy policy, long at) {
        revision++;
        Severity now = severity(figures, policy.incident());
        toldSeverity = now.compareTo(toldSeverity) > 0 ? now : toldSeverity;
        toldCustomers = customers();
        toldReasons = List.copyOf(reasons);
        List<Reason> signals = signals();
        return new Incident(
                incidentId,
                revision,
                state,
                toldSeverity,
                figures.cause,
                List.copyOf(touchpoints),
                signals,
                figures.score,
                figures.points,
                figures.observed,
                figures.expected,
                toldCustomers,
                0,
                valueAffected(),
                valueAtRisk(),
                Routes.of(policy, signals, toldSeverity),
                policy.version(),
                policy.parametersVersion(),
                beganAt,
                openedAt,
                at);
    }

    /** Distinct customers who met it, estimated: no fewer than either sketch tells. */
    private long customers() {
        return Math.max(met.estimate(), affected.customers(kinds()));
    }

    /** What they are expected to spend: as {@link #customers}, no less than either sample tells. */
    private List<Money> valueAffected() {
        Map<String, Long> value = new TreeMap<>(worth.value());
        affected.value(AffectedSample.Of.EXPECTED_SPEND, kinds())
                .forEach((currency, cents) -> value.merge(currency, cents, Math::max));
        return WindowFigures.moneys(value);
    }

    /** What of it is lost by what they met: by evidence of churn, which moments are that were bad in themselves. */
    private List<Money> valueAtRisk() {
        return WindowFigures.moneys(affected.value(AffectedSample.Of.LOST, kinds()));
    }

    /** The signals that it shows in. */
    private Set<SignalKind> kinds() {
        Set<SignalKind> kinds = EnumSet.noneOf(SignalKind.class);
        for (SignalKind kind : SignalKind.values()) {
            if (reasons.contains(Reason.of(kind))) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** Those that still are worse, strongest first, then those that were. */
    private List<Reason> signals() {
        Set<Reason> ordered = new LinkedHashSet<>(figures.signals);
        ordered.addAll(reasons);
        return List.copyOf(ordered);
    }

    private static Severity severity(Figures figures, IncidentPolicy policy) {
        if (figures.score <= policy.critical()) {
            return Severity.CRITICAL;
        }
        return figures.score <= policy.warning() ? Severity.WARNING : Severity.INFO;
    }

    private static Figures figuresOf(Collection<Deviation> deviations) {
        List<Deviation> ordered = deviations.stream().sorted(STRONGEST_FIRST).toList();
        Deviation strongest = ordered.get(0);
        Set<Reason> signals = new LinkedHashSet<>();
        ordered.forEach(deviation -> signals.add(deviation.reason()));
        double score =
                ordered.stream().mapToDouble(Deviation::satisfactionGap).min().orElse(0);
        return new Figures(
                CommonCause.of(ordered),
                List.copyOf(signals),
                score,
                strongest.statistic(),
                strongest.observed(),
                strongest.expected());
    }

    OpenIncident copy() {
        OpenIncident copy = new OpenIncident(figures, met.copy(), worth.copy(), affected.copy());
        copy.live.putAll(live);
        copy.touchpoints.addAll(touchpoints);
        copy.reasons.addAll(reasons);
        copy.beganAt = beganAt;
        copy.heardAt = heardAt;
        copy.revision = revision;
        copy.incidentId = incidentId;
        copy.openedAt = openedAt;
        copy.toldSeverity = toldSeverity;
        copy.toldCustomers = toldCustomers;
        copy.toldReasons = toldReasons;
        return copy;
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, live.size());
        for (Deviation deviation : live.values()) {
            deviation.write(out);
        }
        met.write(out);
        worth.write(out);
        affected.write(out);
        Packed.writeUnsigned(out, touchpoints.size());
        for (String touchpoint : touchpoints) {
            Packed.writeText(out, touchpoint);
        }
        writeReasons(out, reasons);
        out.writeLong(beganAt);
        Packed.writeSigned(out, heardAt - beganAt);
        Packed.writeUnsigned(out, revision);
        Packed.writeText(out, incidentId);
        Packed.writeSigned(out, openedAt - beganAt);
        out.writeByte(toldSeverity.ordinal());
        Packed.writeUnsigned(out, toldCustomers);
        writeReasons(out, toldReasons);
        Deviation.writeCause(out, figures.cause);
        writeReasons(out, figures.signals);
        out.writeDouble(figures.score);
        out.writeDouble(figures.points);
        out.writeDouble(figures.observed);
        out.writeDouble(figures.expected);
    }

    static OpenIncident read(DataInput in) throws IOException {
        List<Deviation> live = new ArrayList<>();
        int deviations = Packed.readCount(in, MOST_DEVIATIONS);
        for (int i = 0; i < deviations; i++) {
            live.add(Deviation.read(in));
        }
        CustomerSketch met = CustomerSketch.read(in);
        MetSample worth = MetSample.read(in);
        AffectedSample affected = AffectedSample.read(in);
        List<String> touchpoints = new ArrayList<>();
        int places = Packed.readCount(in, MOST_DEVIATIONS);
        for (int i = 0; i < places; i++) {
            touchpoints.add(String.valueOf(Packed.readText(in)));
        }
        List<Reason> reasons = readReasons(in);
        long beganAt = in.readLong();
        long heardAt = beganAt + Packed.readSigned(in);
        int revision = (int) Packed.readUnsigned(in);
        String incidentId = String.valueOf(Packed.readText(in));
        long openedAt = beganAt + Packed.readSigned(in);
        Severity severity = Severity.values()[in.readUnsignedByte()];
        long toldCustomers = Packed.readUnsigned(in);
        List<Reason> toldReasons = readReasons(in);
        Figures figures = new Figures(
                Deviation.readCause(in),
                readReasons(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
        OpenIncident incident = new OpenIncident(figures, met, worth, affected);
        live.forEach(deviation -> incident.live.put(DeviationKey.of(deviation), deviation));
        incident.touchpoints.addAll(touchpoints);
        incident.reasons.addAll(reasons);
        incident.beganAt = beganAt;
        incident.heardAt = heardAt;
        incident.revision = revision;
        incident.incidentId = incidentId;
        incident.openedAt = openedAt;
        incident.toldSeverity = severity;
        incident.toldCustomers = toldCustomers;
        incident.toldReasons = toldReasons;
        return incident;
    }

    private static void writeReasons(DataOutput out, Collection<Reason> reasons) throws IOException {
        Packed.writeUnsigned(out, reasons.size());
        for (Reason reason : reasons) {
            out.writeByte(reason.ordinal());
        }
    }

    private static List<Reason> readReasons(DataInput in) throws IOException {
        Reason[] all = Reason.values();
        int size = Packed.readCount(in, all.length);
        List<Reason> reasons = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            reasons.add(all[in.readUnsignedByte()]);
        }
        return reasons;
    }
}
