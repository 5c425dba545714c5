package dev.attune.domain.experience;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The Shiryaev-Roberts statistic, kept as the sum of its parts since its excursion began: since the last time that R
 * fell below 1. The parts are the log-likelihood ratios by signal and touchpoint, and an accumulation term
 * {@code ln(1 + 1/R)} per step, which is what R gains by not knowing when the change began. Terms are rounded to multiples
 * of 2^-32 before they are added, so ln R <em>is</em> the sum of its parts, bit for bit and in any order.
 */
public final class Excursion {

    /** Most parts told apart; what exceeds them is summed up in {@link #others()}. */
    static final int MOST_PARTS = 8;

    private static final double UNITS = 0x1p32;

    private static final SignalKind[] KINDS = SignalKind.values();

    private double accumulation = Double.NEGATIVE_INFINITY;
    private double others;
    private int size;
    private SignalKind[] kinds = {};
    private String[] touchpoints = {};
    private double[] points = {};
    private double[] observed = {};
    private double[] expected = {};
    private int[] counts = {};

    Excursion copy() {
        Excursion copy = new Excursion();
        copy.accumulation = accumulation;
        copy.others = others;
        copy.size = size;
        copy.kinds = Arrays.copyOf(kinds, size);
        copy.touchpoints = Arrays.copyOf(touchpoints, size);
        copy.points = Arrays.copyOf(points, size);
        copy.observed = Arrays.copyOf(observed, size);
        copy.expected = Arrays.copyOf(expected, size);
        copy.counts = Arrays.copyOf(counts, size);
        return copy;
    }

    /** ln R: the sum of the parts in their order; negative infinity where R is 0. */
    public double logStatistic() {
        double sum = accumulation + others;
        for (int i = 0; i < size; i++) {
            sum += points[i];
        }
        return sum;
    }

    /** One step of time: R becomes 1 + R, before the likelihood ratios of the step are added. */
    void step() {
        double before = logStatistic();
        if (before < 0) {
            accumulation = rounded(StrictMath.log1p(StrictMath.exp(before)));
        } else {
            accumulation += rounded(StrictMath.log1p(StrictMath.exp(-before)));
        }
    }

    /** Adds the log-likelihood ratio of one signal of the step. */
    void add(SignalKind kind, String touchpoint, double ratio, double value, double expectation) {
        double logRatio = rounded(ratio);
        int part = find(kind, touchpoint);
        if (part < 0) {
            others += logRatio;
            return;
        }
        points[part] += logRatio;
        observed[part] += value;
        expected[part] += expectation;
        counts[part]++;
    }

    /** Ends the step: below R = 1 the excursion is over, and its parts with it. */
    void settle() {
        double now = logStatistic();
        if (now < 0) {
            accumulation = now;
            others = 0;
            size = 0;
        }
    }

    /** R becomes 0. */
    void reset() {
        accumulation = Double.NEGATIVE_INFINITY;
        others = 0;
        size = 0;
    }

    private static double rounded(double term) {
        return Math.rint(term * UNITS) / UNITS;
    }

    private int find(SignalKind kind, String touchpoint) {
        for (int i = 0; i < size; i++) {
            if (kinds[i] == kind && touchpoints[i].equals(touchpoint)) {
                return i;
            }
        }
        if (size == MOST_PARTS) {
            return -1;
        }
        if (size == kinds.length) {
            grow();
        }
        kinds[size] = kind;
        touchpoints[size] = touchpoint;
        points[size] = 0;
        observed[size] = 0;
        expected[size] = 0;
        counts[size] = 0;
        return size++;
    }

    private void grow() {
        int capacity = size == 0 ? 2 : 2 * size;
        kinds = Arrays.copyOf(kinds, capacity);
        touchpoints = Arrays.copyOf(touchpoints, capacity);
        points = Arrays.copyOf(points, capacity);
        observed = Arrays.copyOf(observed, capacity);
        expected = Arrays.copyOf(expected, capacity);
        counts = Arrays.copyOf(counts, capacity);
    }

    public int size() {
        return size;
    }

    public SignalKind kind(int part) {
        return kinds[part];
    }

    public String touchpoint(int part) {
        return touchpoints[part];
    }

    public double points(int part) {
        return points[part];
    }

    /** Mean of the observed values of a part, in the unit of its kind. */
    public double observed(int part) {
        return observed[part] / counts[part];
    }

    /** Mean of what was expected, in the unit of its kind. */
    public double expected(int part) {
        return expected[part] / counts[part];
    }

    /** The accumulation term; all there is outside an excursion. */
    public double accumulation() {
        return accumulation;
    }

    /** Log-likelihood ratios of signals beyond the parts told apart. */
    public double others() {
        return others;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(size);
        out.writeDouble(accumulation);
        if (size == 0) {
            return;
        }
        out.writeDouble(others);
        for (int i = 0; i < size; i++) {
            out.writeByte(kinds[i].ordinal());
            Packed.writeText(out, touchpoints[i]);
            out.writeDouble(points[i]);
            out.writeDouble(observed[i]);
            out.writeDouble(expected[i]);
            Packed.writeUnsigned(out, counts[i]);
        }
    }

    static Excursion read(DataInput in) throws IOException {
        Excursion excursion = new Excursion();
        int size = Packed.readCount(in, MOST_PARTS);
        excursion.accumulation = in.readDouble();
        if (size == 0) {
            return excursion;
        }
        excursion.others = in.readDouble();
        while (excursion.kinds.length < size) {
            excursion.size = excursion.kinds.length;
            excursion.grow();
        }
        for (int i = 0; i < size; i++) {
            excursion.kinds[i] = KINDS[Packed.readCount(in, KINDS.length - 1)];
            String touchpoint = Packed.readText(in);
            excursion.touchpoints[i] = touchpoint == null ? "" : touchpoint;
            excursion.points[i] = in.readDouble();
            excursion.observed[i] = in.readDouble();
            excursion.expected[i] = in.readDouble();
            excursion.counts[i] = Packed.readCount(in, Integer.MAX_VALUE);
        }
        excursion.size = size;
        return excursion;
    }
}
