package dev.attune.domain.incident;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What {@link SliceDetector} remembers of one signal of one slice. Fields are the detector's business alone. */
final class SliceSeries {

    /** Half-lives of what is compared between slices, milliseconds: {@link #recent}. */
    static final long[] SCALES = {3_600_000L, 8 * 3_600_000L, 72 * 3_600_000L, 336 * 3_600_000L};

    static final int EXCESS = 0;
    static final int EXPECTED = 1;
    static final int VARIANCE = 2;
    private static final int WIDTH = 3;

    /** Mean of the signal, or its rate in (0, 1). */
    double level;

    /** Customers that {@link #level} was learned from, those long ago forgotten. */
    double weight;

    /** Normal family: variance of one customer around the level. */
    double spread;

    /** How much windows as a whole vary beyond their customers: numerator and denominator of a weighted mean. */
    double common;

    double commonWeight;

    /** Windows with data, all time, and the same decayed as of {@link #lastAt}. */
    long windows;

    double recentWindows;
    long firstAt;
    long lastAt;

    /** ln R against each of the shifts that are looked for. */
    final double[] logR = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};

    /** CUSUM of the milder shift: 0 as long as nothing speaks for it, so that what may be worse began after that. */
    double rise;

    boolean alarming;

    /** While alarming: evidence that it has come back, and how bad it was when the alarm went off, above the level. */
    double back;

    double worse;

    /** Suspicious windows that nothing was learned from so far: customers, and sum of what was seen of each. */
    double heldCustomers;

    double held;

    /** Since when it may be worse, epoch milliseconds, and what was seen and expected since. */
    long beganAt;

    double observations;
    double observed;
    double expected;

    /** CUSUM of what customers say who were not heard before, each with a bounded voice: {@link SliceDetector}. */
    double breadth;

    /** Satisfaction since then: sum of moments in [0, 1], and of how many. */
    double satisfaction;

    double judged;

    /** Customers since then, of a mean, with what they are worth, and customers who met something negative. */
    CustomerSketch customers = new CustomerSketch();

    MetSample met = new MetSample();

    AffectedSample affected = new AffectedSample();

    /** Excess, expected and variance of it, decayed by each of {@link #SCALES}, as of {@link #lastAt}. */
    final double[] recent = new double[SCALES.length * WIDTH];

    /** Nothing speaks for its being worse: what may be worse begins at {@code at}. */
    void begin(long at) {
        beganAt = at;
        observations = 0;
        observed = 0;
        expected = 0;
        breadth = 0;
        satisfaction = 0;
        judged = 0;
        customers = new CustomerSketch();
        met = new MetSample();
        affected = new AffectedSample();
    }

    /** Whether something may be worse, so that what is seen belongs to it. */
    boolean rising() {
        return rise > 0 || alarming;
    }

    /** Observed minus expected satisfaction since it began, index points, at most 0. */
    double gap(double usual) {
        return judged == 0 ? 0 : Math.min(0, 100 * (satisfaction / judged - usual));
    }

    double recent(int scale, int what) {
        return recent[scale * WIDTH + what];
    }

    /** Lets what is recent fade until {@code at}. */
    void fade(long at) {
        for (int scale = 0; scale < SCALES.length && at > lastAt; scale++) {
            double kept = StrictMath.pow(0.5, (double) (at - lastAt) / SCALES[scale]);
            for (int what = 0; what < WIDTH; what++) {
                recent[scale * WIDTH + what] *= kept;
            }
        }
    }

    /** The same, for good: nothing came until then. */
    void fadeTo(long at) {
        if (windows > 0 && at > lastAt) {
            fade(at);
            double gone = at - lastAt;
            recentWindows *= StrictMath.exp(-gone / SliceDetector.WINDOW_MEMORY);
            lastAt = at;
        }
    }

    void addRecent(double excess, double expectation, double variance) {
        for (int scale = 0; scale < SCALES.length; scale++) {
            recent[scale * WIDTH + EXCESS] += excess;
            recent[scale * WIDTH + EXPECTED] += expectation;
            recent[scale * WIDTH + VARIANCE] += variance;
        }
    }

    SliceSeries copy() {
        SliceSeries copy = new SliceSeries();
        copy.level = level;
        copy.weight = weight;
        copy.spread = spread;
        copy.common = common;
        copy.commonWeight = commonWeight;
        copy.windows = windows;
        copy.recentWindows = recentWindows;
        copy.firstAt = firstAt;
        copy.lastAt = lastAt;
        System.arraycopy(logR, 0, copy.logR, 0, logR.length);
        copy.rise = rise;
        copy.alarming = alarming;
        copy.back = back;
        copy.worse = worse;
        copy.heldCustomers = heldCustomers;
        copy.held = held;
        copy.beganAt = beganAt;
        copy.observations = observations;
        copy.observed = observed;
        copy.expected = expected;
        copy.breadth = breadth;
        copy.satisfaction = satisfaction;
        copy.judged = judged;
        copy.customers = customers.copy();
        copy.met = met.copy();
        copy.affected = affected.copy();
        System.arraycopy(recent, 0, copy.recent, 0, recent.length);
        return copy;
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, windows);
        out.writeDouble(level);
        out.writeDouble(weight);
        out.writeDouble(spread);
        if (windows == 0) {
            return;
        }
        out.writeDouble(common);
        out.writeDouble(commonWeight);
        out.writeDouble(recentWindows);
        out.writeLong(firstAt);
        Packed.writeSigned(out, lastAt - firstAt);
        for (double value : logR) {
            out.writeDouble(value);
        }
        out.writeDouble(rise);
        out.writeBoolean(alarming);
        out.writeDouble(back);
        out.writeDouble(worse);
        out.writeDouble(heldCustomers);
        out.writeDouble(held);
        Packed.writeSigned(out, beganAt - firstAt);
        out.writeDouble(observations);
        out.writeDouble(observed);
        out.writeDouble(expected);
        out.writeDouble(breadth);
        out.writeDouble(satisfaction);
        out.writeDouble(judged);
        customers.write(out);
        met.write(out);
        affected.write(out);
        for (double value : recent) {
            out.writeDouble(value);
        }
    }

    static SliceSeries read(DataInput in) throws IOException {
        SliceSeries series = new SliceSeries();
        series.windows = Packed.readUnsigned(in);
        series.level = in.readDouble();
        series.weight = in.readDouble();
        series.spread = in.readDouble();
        if (series.windows == 0) {
            return series;
        }
        series.common = in.readDouble();
        series.commonWeight = in.readDouble();
        series.recentWindows = in.readDouble();
        series.firstAt = in.readLong();
        series.lastAt = series.firstAt + Packed.readSigned(in);
        for (int i = 0; i < series.logR.length; i++) {
            series.logR[i] = in.readDouble();
        }
        series.rise = in.readDouble();
        series.alarming = in.readBoolean();
        series.back = in.readDouble();
        series.worse = in.readDouble();
        series.heldCustomers = in.readDouble();
        series.held = in.readDouble();
        series.beganAt = series.firstAt + Packed.readSigned(in);
        series.observations = in.readDouble();
        series.observed = in.readDouble();
        series.expected = in.readDouble();
        series.breadth = in.readDouble();
        series.satisfaction = in.readDouble();
        series.judged = in.readDouble();
        series.customers = CustomerSketch.read(in);
        series.met = MetSample.read(in);
        series.affected = AffectedSample.read(in);
        for (int i = 0; i < series.recent.length; i++) {
            series.recent[i] = in.readDouble();
        }
        return series;
    }
}
