package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.layout.Packed;
import dev.attune.domain.policy.IncidentPolicy;
import dev.attune.domain.policy.Reason;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches one touchpoint: all of it, and each value of each dimension of its traffic. Told every closed minute, it says
 * what is worse than its baseline, where, minute by minute, until it has come back. What it says follows from the closed
 * minutes alone. At most {@value #MOST_SLICES} slices: a further one is let in when one of them was not met for a week.
 */
public final class SliceWatch {

    static final int MOST_SLICES = 128;

    private static final int VERSION = 1;
    private static final long WEEK = 7 * 86_400_000L;
    private static final SignalKind[] KINDS = SignalKind.values();

    /** What a slice that was not met before takes over from its touchpoint, in customers. */
    private static final double PRIOR_WEIGHT = 50;

    /** From so many customers on, one of them makes no difference any more. */
    private static final int MANY = 100;

    /** Up to so many customers a sketch tells who is met again. */
    private static final int MOST_COUNTED = 1000;

    private static final double NORMAL_SEASON = 50;
    private static final double RATE_SEASON = 5;

    private final Cause whole;
    private final TreeMap<Cause, Slice> slices = new TreeMap<>();
    private final EnumMap<SignalKind, TimeOfWeek> seasons = new EnumMap<>(SignalKind.class);
    private BusyWatch busy = new BusyWatch();

    /** Causes that were told and not ended, by signal; the main part first. */
    private final EnumMap<SignalKind, List<List<Cause>>> told = new EnumMap<>(SignalKind.class);

    public SliceWatch(String touchpoint) {
        this.whole = new Cause(Dimension.TOUCHPOINT, touchpoint);
    }

    /** What a watch judges by, and does not remember. */
    public record Terms(Priors priors, IncidentPolicy policy, int touchpoints) {}

    /** What is expected of signals before anything was seen. */
    public interface Priors {

        /** Mean, or rate; NaN of a signal that is not watched. */
        double level(SignalKind kind);

        /** Variance of one observation; not asked for rates. */
        double variance(SignalKind kind);
    }

    /**
     * A minute is closed.
     *
     * @param minute its start, epoch milliseconds of event time; after that of the last call
     * @param cells what happened by cell, all of this touchpoint
     * @return what is worse, and what has come back since it was told last
     */
    public List<Deviation> close(long minute, SortedMap<Cell, MinuteFigures> cells, Terms terms) {
        long end = minute + MinuteTally.MINUTE;
        SortedMap<Cause, SliceMinute> minutes = SliceMinute.of(whole.value(), cells);
        SliceMinute all = minutes.get(whole);
        if (all == null) {
            return List.of();
        }
        double budget = terms.touchpoints() / terms.policy().falseIncidentsPerWeek();
        watchBusy(all, minute, terms, budget);
        double share = budget * busy.detectors();
        EnumMap<Dimension, Double> streams = streams();
        minutes.forEach((cause, seen) -> {
            Slice slice = admit(cause, minute);
            if (slice != null) {
                observe(cause, slice, seen, minute, terms, share * streams.getOrDefault(cause.dimension(), 1.0));
            }
        });
        double wholeStreams = share * streams.getOrDefault(whole.dimension(), 1.0);
        List<Deviation> deviations = new ArrayList<>();
        for (SignalKind kind : KINDS) {
            if (all.total[kind.ordinal()] > 0) {
                tell(kind, end, wholeStreams, deviations);
            }
        }
        return deviations;
    }

    private void watchBusy(SliceMinute all, long minute, Terms terms, double budget) {
        for (SignalKind kind : KINDS) {
            if (all.total[kind.ordinal()] > 0 && !Double.isNaN(terms.priors().level(kind))) {
                busy.take(kind, all, minute, budget);
            }
        }
    }

    /**
     * How many streams the budget of this touchpoint is divided by, by dimension: each dimension has the same part of it,
     * and its values share that.
     */
    private EnumMap<Dimension, Double> streams() {
        EnumMap<Dimension, Double> streams = new EnumMap<>(Dimension.class);
        slices.forEach((cause, slice) -> streams.merge(cause.dimension(), (double) slice.series.size(), Double::sum));
        double dimensions = streams.size();
        streams.replaceAll((dimension, series) -> Math.max(1, series) * dimensions);
        return streams;
    }

    private @Nullable Slice admit(Cause cause, long minute) {
        Slice known = slices.get(cause);
        if (known != null) {
            return known;
        }
        if (slices.size() >= MOST_SLICES && !makeRoom(minute)) {
            return null;
        }
        Slice slice = new Slice();
        slices.put(cause, slice);
        return slice;
    }

    private boolean makeRoom(long minute) {
        Map.Entry<Cause, Slice> oldest = null;
        for (Map.Entry<Cause, Slice> entry : slices.entrySet()) {
            if (oldest == null || entry.getValue().lastAt < oldest.getValue().lastAt) {
                oldest = entry;
            }
        }
        if (oldest == null || oldest.getValue().lastAt > minute - WEEK) {
            return false;
        }
        slices.remove(oldest.getKey());
        return true;
    }

    private void observe(Cause cause, Slice slice, SliceMinute seen, long minute, Terms terms, double streamsPerAlarm) {
        slice.meet(seen, minute);
        for (SignalKind kind : KINDS) {
            double n = seen.total[kind.ordinal()];
            SliceSeries series = n > 0 ? series(cause, slice, kind, terms) : null;
            if (series == null) {
                continue;
            }
            boolean normal = kind.family() == SignalKind.Family.NORMAL;
            TimeOfWeek season = seasons.computeIfAbsent(kind, SliceWatch::season);
            SliceDetector.Window window = new SliceDetector.Window(
                    minute,
                    minute + MinuteTally.MINUTE,
                    n,
                    (double) seen.sum[kind.ordinal()] / Measures.ONE,
                    (double) seen.squares[kind.ordinal()] / Measures.ONE,
                    Math.min(n, Math.max(1, seen.customers())),
                    normal ? unheard(series, seen) : 0,
                    normal ? 0 : repeated(series, seen, kind));
            double rest = new SliceDetector(kind, streamsPerAlarm).observe(series, window, season.at(minute));
            if (series.rising()) {
                meet(series, seen, normal);
            }
            if (cause.equals(whole)) {
                double information = normal ? 1 : series.level * (1 - series.level);
                season.learn(minute, rest, window.customers() * information);
            }
        }
    }

    private static TimeOfWeek season(SignalKind kind) {
        return new TimeOfWeek(kind.family() == SignalKind.Family.NORMAL ? NORMAL_SEASON : RATE_SEASON);
    }

    /** Customers who were not met before since it may be worse. */
    private static double unheard(SliceSeries series, SliceMinute seen) {
        double customers = Math.max(1, seen.customers());
        long before = series.customers.estimate();
        if (!series.rising() || before >= MOST_COUNTED) {
            return customers;
        }
        CustomerSketch together = series.customers.copy();
        together.merge(seen.customers);
        return Math.max(0, Math.min(customers, together.estimate() - before + (double) seen.anonymous));
    }

    /** How many bad ones fell on customers who had one before, since it may be worse, or within the minute. */
    private static double repeated(SliceSeries series, SliceMinute seen, SignalKind kind) {
        long bad = seen.sum[kind.ordinal()] / Measures.ONE;
        if (bad == 0) {
            return 0;
        }
        if (!series.rising()) {
            return Math.max(0, bad - seen.affected.customers(EnumSet.of(kind)) - seen.anonymousNegative);
        }
        long before = series.affected.customers(EnumSet.of(kind));
        if (before >= MANY) {
            return 0;
        }
        AffectedSample together = series.affected.copy();
        together.merge(seen.affected);
        return Math.max(0, bad - (together.customers(EnumSet.of(kind)) - before) - seen.anonymousNegative);
    }

    private static void meet(SliceSeries series, SliceMinute seen, boolean normal) {
        series.satisfaction += (double) seen.satisfaction / Measures.ONE;
        series.judged += seen.judged;
        series.affected.merge(seen.affected);
        if (normal) {
            series.customers.merge(seen.customers);
            series.met.merge(seen.met);
        }
    }

    private @Nullable SliceSeries series(Cause cause, Slice slice, SignalKind kind, Terms terms) {
        SliceSeries known = slice.series.get(kind);
        double prior = terms.priors().level(kind);
        if (known != null || Double.isNaN(prior)) {
            return known;
        }
        SliceSeries series = new SliceSeries();
        Slice all = slices.get(whole);
        SliceSeries above = cause.equals(whole) || all == null ? null : all.series.get(kind);
        boolean rate = kind.family() == SignalKind.Family.RATE;
        series.level = above == null ? prior : above.level;
        series.spread = rate ? 0 : above == null ? terms.priors().variance(kind) : above.spread;
        series.weight = above == null ? (rate ? PRIOR_WEIGHT : 1) : Math.min(PRIOR_WEIGHT, above.weight);
        slice.series.put(kind, series);
        return series;
    }

    private void tell(SignalKind kind, long end, double streamsPerAlarm, List<Deviation> into) {
        TreeMap<Cause, SliceSeries> series = new TreeMap<>();
        slices.forEach((cause, slice) -> {
            SliceSeries one = slice.series.get(kind);
            if (one != null) {
                series.put(cause, one);
            }
        });
        List<List<Cause>> before = told.getOrDefault(kind, List.of());
        BusySeries slow = busy.series(kind);
        boolean slowly = slow != null && slow.alarming();
        boolean alarming = series.values().stream().anyMatch(one -> one.alarming);
        if (!alarming && !slowly && before.isEmpty()) {
            return;
        }
        List<Cause> main = before.isEmpty() ? List.of() : before.get(0);
        List<List<Cause>> causes = new Localization(kind, whole, series, end).causes(main);
        SliceDetector detector = new SliceDetector(kind, streamsPerAlarm);
        causes.forEach(cause -> into.add(deviation(kind, cause, series, detector, true, end)));
        if (causes.isEmpty() && slow != null && slowly) {
            // No slice tells where: what was told stays, else it is the touchpoint.
            causes = List.of(main.isEmpty() ? List.of(whole) : main);
            double usual = slices.getOrDefault(whole, new Slice()).usual;
            into.add(slow.deviation(told(causes.get(0)), Reason.of(kind), end, usual));
        }
        end(kind, before, causes, cause -> into.add(deviation(kind, cause, series, detector, false, end)));
    }

    private void end(SignalKind kind, List<List<Cause>> before, List<List<Cause>> causes, Consumer<List<Cause>> ended) {
        before.stream().filter(cause -> !causes.contains(cause)).forEach(ended);
        if (causes.isEmpty()) {
            told.remove(kind);
        } else {
            told.put(kind, causes);
        }
    }

    private Deviation deviation(
            SignalKind kind,
            List<Cause> common,
            SortedMap<Cause, SliceSeries> all,
            SliceDetector detector,
            boolean alarming,
            long end) {
        Cause main = common.get(0);
        SliceSeries strongest = all.getOrDefault(main, new SliceSeries());
        if (!strongest.alarming) {
            // The slice that describes it best may have come back before another that shows it too.
            for (Map.Entry<Cause, SliceSeries> other : all.entrySet()) {
                if (other.getValue().alarming && (!strongest.alarming || isStronger(other.getValue(), strongest))) {
                    main = other.getKey();
                    strongest = other.getValue();
                }
            }
        }
        Slice slice = slices.getOrDefault(main, new Slice());
        double n = Math.max(1, strongest.observations);
        boolean moved = alarming && kind.family() == SignalKind.Family.NORMAL;
        return new Deviation(
                told(common),
                Reason.of(kind),
                alarming,
                end,
                Math.min(strongest.beganAt, end),
                SliceDetector.logStatistic(strongest),
                detector.logThreshold(strongest),
                strongest.observed / n,
                strongest.expected / n,
                StrictMath.round(strongest.observations),
                strongest.gap(slice.usual),
                moved ? strongest.customers.copy() : new CustomerSketch(),
                moved ? strongest.met.copy() : new MetSample(),
                alarming ? strongest.affected.copy() : new AffectedSample());
    }

    private static boolean isStronger(SliceSeries one, SliceSeries other) {
        return SliceDetector.logStatistic(one) > SliceDetector.logStatistic(other);
    }

    /** The touchpoint first, then what the slices name, in order. */
    private List<Cause> told(List<Cause> common) {
        List<Cause> cause = new ArrayList<>(List.of(whole));
        common.stream().filter(part -> !part.equals(whole)).sorted().forEach(cause::add);
        return cause;
    }

    public SliceWatch copy() {
        SliceWatch copy = new SliceWatch(whole.value());
        slices.forEach((cause, slice) -> copy.slices.put(cause, slice.copy()));
        seasons.forEach((kind, season) -> copy.seasons.put(kind, season.copy()));
        copy.busy = busy.copy();
        copy.told.putAll(told);
        return copy;
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        Packed.writeText(out, whole.value());
        Packed.writeUnsigned(out, slices.size());
        for (Map.Entry<Cause, Slice> entry : slices.entrySet()) {
            Deviation.writeCause(out, List.of(entry.getKey()));
            entry.getValue().write(out);
        }
        Packed.writeUnsigned(out, seasons.size());
        for (Map.Entry<SignalKind, TimeOfWeek> entry : seasons.entrySet()) {
            out.writeByte(entry.getKey().ordinal());
            entry.getValue().write(out);
        }
        busy.write(out);
        Packed.writeUnsigned(out, told.size());
        for (Map.Entry<SignalKind, List<List<Cause>>> entry : told.entrySet()) {
            out.writeByte(entry.getKey().ordinal());
            Packed.writeUnsigned(out, entry.getValue().size());
            for (List<Cause> cause : entry.getValue()) {
                Deviation.writeCause(out, cause);
            }
        }
    }

    public static SliceWatch read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("the layout of a watch must be " + VERSION + ", but was " + version);
        }
        SliceWatch watch = new SliceWatch(String.valueOf(Packed.readText(in)));
        int size = Packed.readCount(in, MOST_SLICES);
        for (int i = 0; i < size; i++) {
            watch.slices.put(Deviation.readCause(in).get(0), Slice.read(in));
        }
        int seasonal = Packed.readCount(in, KINDS.length);
        for (int i = 0; i < seasonal; i++) {
            SignalKind kind = KINDS[Packed.readCount(in, KINDS.length - 1)];
            watch.seasons.put(kind, TimeOfWeek.read(in, season(kind).prior()));
        }
        watch.busy = BusyWatch.read(in);
        int open = Packed.readCount(in, KINDS.length);
        for (int i = 0; i < open; i++) {
            SignalKind kind = KINDS[Packed.readCount(in, KINDS.length - 1)];
            List<List<Cause>> causes = new ArrayList<>();
            int several = Packed.readCount(in, MOST_SLICES);
            for (int j = 0; j < several; j++) {
                causes.add(Deviation.readCause(in));
            }
            watch.told.put(kind, List.copyOf(causes));
        }
        return watch;
    }
}
