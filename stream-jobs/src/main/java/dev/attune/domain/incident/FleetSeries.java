package dev.attune.domain.incident;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What {@link FleetDetector} remembers of one series, at most about 2 KB. Fields are the detector's business alone. */
public final class FleetSeries {

    static final int VERSION = 1;

    /** Windows over which deviations are smoothed. */
    static final int[] SPANS = {1, 4, 16, 64, 256};

    /** Windows taken in, all time. */
    long windows;

    /** Observations taken in, all time. */
    long observations;

    /** Start of the first and of the last window, epoch milliseconds. */
    long firstStart;

    long lastStart;

    final SeasonalBaseline baseline = new SeasonalBaseline();
    final WindowNoise noise = new WindowNoise();
    final ShiftEvidence shift = new ShiftEvidence();
    final SmoothedDeviation[] smoothed = new SmoothedDeviation[SPANS.length];

    /** Last standardised deviation, and moments of one with the one before it. */
    double previous;

    double previousProduct;
    double previousSquare;

    /** What the last window was, and what was expected of it. */
    double observed;

    double expected;

    /** ln R of the last window. */
    double logStatistic = Double.NEGATIVE_INFINITY;

    AlarmState alarm = AlarmState.CALM;

    /** When the alarm that stands, or that stood last, opened: start of its first window, epoch milliseconds. */
    long alarmSince;

    /** When it came back last: the alarm stands without a break since then, epoch milliseconds. */
    long standsSince;

    /** Index of the longest span that has a say in whether the alarm is over. */
    int alarmSpan;

    /** When ln R was last half-way to the budget or beyond, epoch milliseconds. */
    long restlessAt;

    /** Where an alarm stands. */
    enum AlarmState {
        /** Nothing deviates, nor did lately. */
        CALM,
        /** The series deviates. */
        ALARMING,
        /** It came back; what deviates before it was quiet for long belongs to the same alarm. */
        RESTING
    }

    private static final AlarmState[] STATES = AlarmState.values();

    public FleetSeries() {
        for (int index = 0; index < SPANS.length; index++) {
            smoothed[index] = new SmoothedDeviation(SPANS[index]);
        }
    }

    /** Windows taken in, all time. */
    public long windows() {
        return windows;
    }

    public FleetSeries copy() {
        FleetSeries copy = new FleetSeries();
        copy.windows = windows;
        copy.observations = observations;
        copy.firstStart = firstStart;
        copy.lastStart = lastStart;
        copy.baseline.copyFrom(baseline);
        copy.noise.copyFrom(noise);
        copy.shift.copyFrom(shift);
        for (int index = 0; index < SPANS.length; index++) {
            copy.smoothed[index].copyFrom(smoothed[index]);
        }
        copy.previous = previous;
        copy.previousProduct = previousProduct;
        copy.previousSquare = previousSquare;
        copy.observed = observed;
        copy.expected = expected;
        copy.logStatistic = logStatistic;
        copy.alarm = alarm;
        copy.alarmSince = alarmSince;
        copy.standsSince = standsSince;
        copy.alarmSpan = alarmSpan;
        copy.restlessAt = restlessAt;
        return copy;
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        Packed.writeUnsigned(out, windows);
        if (windows == 0) {
            return;
        }
        Packed.writeUnsigned(out, observations);
        out.writeLong(firstStart);
        Packed.writeSigned(out, lastStart - firstStart);
        baseline.write(out);
        noise.write(out);
        shift.write(out);
        for (SmoothedDeviation deviation : smoothed) {
            deviation.write(out);
        }
        out.writeDouble(previous);
        out.writeDouble(previousProduct);
        out.writeDouble(previousSquare);
        out.writeDouble(observed);
        out.writeDouble(expected);
        out.writeDouble(logStatistic);
        out.writeByte(alarm.ordinal());
        if (alarm != AlarmState.CALM) {
            Packed.writeSigned(out, lastStart - alarmSince);
            Packed.writeSigned(out, lastStart - standsSince);
            out.writeByte(alarmSpan);
            Packed.writeSigned(out, lastStart - restlessAt);
        }
    }

    public static FleetSeries read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("the layout of a series must be " + VERSION + ", but was " + version);
        }
        FleetSeries series = new FleetSeries();
        series.windows = Packed.readUnsigned(in);
        if (series.windows == 0) {
            return series;
        }
        series.observations = Packed.readUnsigned(in);
        series.firstStart = in.readLong();
        series.lastStart = series.firstStart + Packed.readSigned(in);
        series.baseline.read(in);
        series.noise.read(in);
        series.shift.read(in);
        for (SmoothedDeviation deviation : series.smoothed) {
            deviation.read(in);
        }
        series.previous = in.readDouble();
        series.previousProduct = in.readDouble();
        series.previousSquare = in.readDouble();
        series.observed = in.readDouble();
        series.expected = in.readDouble();
        series.logStatistic = in.readDouble();
        int alarm = in.readUnsignedByte();
        if (alarm >= STATES.length) {
            throw new IOException("the state of an alarm must be below " + STATES.length + ", but was " + alarm);
        }
        series.alarm = STATES[alarm];
        if (series.alarm != AlarmState.CALM) {
            series.alarmSince = series.lastStart - Packed.readSigned(in);
            series.standsSince = series.lastStart - Packed.readSigned(in);
            series.alarmSpan = in.readUnsignedByte();
            series.restlessAt = series.lastStart - Packed.readSigned(in);
        }
        return series;
    }
}
