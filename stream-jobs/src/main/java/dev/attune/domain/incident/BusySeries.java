package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.layout.Packed;
import dev.attune.domain.policy.Reason;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One signal of all of a busy touchpoint in windows of ten minutes, as {@link FleetDetector} judges them: what single
 * minutes are too noisy to show, or what is usual at another time of day or week. At most about 12 KB, 2 KB while nothing
 * alarms. A window without data is no window.
 */
final class BusySeries {

    /** Milliseconds; windows begin at multiples of it. */
    static final long WINDOW = 600_000L;

    private static final double WINDOWS_PER_WEEK = SeasonalBaseline.WEEK / (double) WINDOW;

    /** Two of each hour of the week must have been seen before anything is told, as of slices. */
    private static final long WARM_UP = 2 * SeasonalBaseline.WEEK;

    private final boolean rate;
    private FleetSeries series = new FleetSeries();

    /** The window that is open: its start, observations in it, and the sum of their values in millionths. */
    private long start;

    private long total;
    private long sum;

    private boolean alarming;
    private double threshold;

    /** Since the alarm opened: its first window, what was seen and expected, and who met it. */
    private long since;

    private double observations;
    private double observed;
    private double expected;
    private long satisfaction;
    private long judged;
    private CustomerSketch met = new CustomerSketch();
    private MetSample worth = new MetSample();
    private AffectedSample affected = new AffectedSample();

    BusySeries(SignalKind kind) {
        this.rate = kind.family() == SignalKind.Family.RATE;
    }

    boolean alarming() {
        return alarming;
    }

    /**
     * Takes in a closed minute.
     *
     * @param streamsPerAlarm M / F: streams that share the budget, by false alarms a week
     */
    void take(SignalKind kind, SliceMinute minute, long at, double streamsPerAlarm) {
        if (at >= start + WINDOW) {
            judge(streamsPerAlarm);
            start = Math.floorDiv(at, WINDOW) * WINDOW;
        }
        total += minute.total[kind.ordinal()];
        sum += minute.sum[kind.ordinal()];
        if (alarming) {
            meet(minute);
        }
        if (at + MinuteTally.MINUTE >= start + WINDOW) {
            judge(streamsPerAlarm);
        }
    }

    private void meet(SliceMinute minute) {
        satisfaction += minute.satisfaction;
        judged += minute.judged;
        affected.merge(minute.affected);
        if (!rate) {
            // Of a mean that moved, everybody met it; of a rate, only those who met something bad.
            met.merge(minute.customers);
            worth.merge(minute.met);
        }
    }

    private void judge(double streamsPerAlarm) {
        if (total == 0) {
            return;
        }
        FleetSettings settings =
                new FleetSettings(Direction.UP, 1, Math.max(1, streamsPerAlarm), WINDOWS_PER_WEEK, ZoneOffset.UTC);
        FleetDetector detector = new FleetDetector(settings);
        if (rate) {
            detector.observeRate(series, start, Math.max(0, Math.min(total, sum / Measures.ONE)), total);
        } else {
            detector.observe(series, start, total, (double) sum / Measures.ONE / total);
        }
        threshold = settings.logThreshold();
        boolean stands = detector.alarming(series) && start - series.firstStart >= WARM_UP;
        if (stands && !alarming) {
            begin();
        }
        alarming = stands;
        if (stands) {
            observations += total;
            observed += total * detector.observed(series);
            expected += total * detector.expected(series);
        }
        total = 0;
        sum = 0;
    }

    private void begin() {
        since = start;
        observations = 0;
        observed = 0;
        expected = 0;
        satisfaction = 0;
        judged = 0;
        met = new CustomerSketch();
        worth = new MetSample();
        affected = new AffectedSample();
    }

    /**
     * What is told while it alarms.
     *
     * @param end of the minute, epoch milliseconds of event time
     * @param usual satisfaction that is usual there, in [0, 1]
     */
    Deviation deviation(List<Cause> cause, Reason reason, long end, double usual) {
        double gap = judged == 0 ? 0 : Math.min(0, 100 * ((double) satisfaction / Measures.ONE / judged - usual));
        return new Deviation(
                cause,
                reason,
                true,
                end,
                Math.min(since, end),
                series.logStatistic,
                threshold,
                observed / observations,
                expected / observations,
                StrictMath.round(observations),
                gap,
                met.copy(),
                worth.copy(),
                affected.copy());
    }

    BusySeries copy(SignalKind kind) {
        BusySeries copy = new BusySeries(kind);
        copy.series = series.copy();
        copy.start = start;
        copy.total = total;
        copy.sum = sum;
        copy.alarming = alarming;
        copy.threshold = threshold;
        copy.since = since;
        copy.observations = observations;
        copy.observed = observed;
        copy.expected = expected;
        copy.satisfaction = satisfaction;
        copy.judged = judged;
        copy.met = met.copy();
        copy.worth = worth.copy();
        copy.affected = affected.copy();
        return copy;
    }

    void write(DataOutput out) throws IOException {
        series.write(out);
        out.writeLong(start);
        Packed.writeUnsigned(out, total);
        Packed.writeSigned(out, sum);
        out.writeBoolean(alarming);
        if (!alarming) {
            return;
        }
        out.writeDouble(threshold);
        Packed.writeSigned(out, start - since);
        out.writeDouble(observations);
        out.writeDouble(observed);
        out.writeDouble(expected);
        Packed.writeSigned(out, satisfaction);
        Packed.writeUnsigned(out, judged);
        met.write(out);
        worth.write(out);
        affected.write(out);
    }

    static BusySeries read(SignalKind kind, DataInput in) throws IOException {
        BusySeries busy = new BusySeries(kind);
        busy.series = FleetSeries.read(in);
        busy.start = in.readLong();
        busy.total = Packed.readUnsigned(in);
        busy.sum = Packed.readSigned(in);
        busy.alarming = in.readBoolean();
        if (!busy.alarming) {
            return busy;
        }
        busy.threshold = in.readDouble();
        busy.since = busy.start - Packed.readSigned(in);
        busy.observations = in.readDouble();
        busy.observed = in.readDouble();
        busy.expected = in.readDouble();
        busy.satisfaction = Packed.readSigned(in);
        busy.judged = Packed.readUnsigned(in);
        busy.met = CustomerSketch.read(in);
        busy.worth = MetSample.read(in);
        busy.affected = AffectedSample.read(in);
        return busy;
    }
}
