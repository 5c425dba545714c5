package dev.attune.domain.experience;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The Shiryaev-Roberts statistic R, kept as the sum of its parts since its excursion began: at the likeliest change, which
 * is where the log-likelihood ratios summed since were last at or below 0 (Page's reset). The parts are those ratios by
 * signal and touchpoint, positive in sum, and an accumulation term: what R holds above them because the change may have
 * begun at any other time. Terms are rounded to multiples of 2^-32 before they are added, so ln R <em>is</em> the sum of
 * its parts, bit for bit and in any order.
 */
public final class Excursion {

    /**
     * Most parts told apart. Beyond them the weakest part of the same signal stands for every further touchpoint, as
     * {@link Touchpoints#ELSEWHERE}; a signal without a part yet goes to {@link #others()}.
     */
    static final int MOST_PARTS = 8;

    private static final double UNITS = 0x1p32;

    /** Set beside the number of parts where R is 0. */
    private static final int ZERO_FLAG = 0x80;

    /** Set beside the kind of a part with a broken promise. */
    private static final int PROMISE_FLAG = 0x80;

    private static final SignalKind[] KINDS = SignalKind.values();

    private double accumulation = Double.NEGATIVE_INFINITY;
    private double others;
    private int size;
    private SignalKind[] kinds = {};
    private String[] touchpoints = {};
    private double[] points = {};
    private float[] observed = {};
    private float[] expected = {};
    private int[] counts = {};

    /** Hours of the promise broken last, and until it was kept or given up; NaN where there is none. */
    private float[] promised = {};

    private float[] waited = {};

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
        copy.promised = Arrays.copyOf(promised, size);
        copy.waited = Arrays.copyOf(waited, size);
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
        if (size == 0) {
            accumulation = rounded(softplus(before));
        } else {
            accumulation += rounded(softplus(-before));
        }
    }

    /** ln(1 + e^x), which is x + ln(1 + e^-x). */
    private static double softplus(double x) {
        return x > 0 ? x + StrictMath.log1p(StrictMath.exp(-x)) : StrictMath.log1p(StrictMath.exp(x));
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
        observed[part] += (float) value;
        expected[part] += (float) expectation;
        counts[part]++;
    }

    /** Remembers beside the signal just added by how much its promise was broken. */
    void addBroken(SignalKind kind, String touchpoint, double hoursPromised, double hoursWaited) {
        int part = find(kind, touchpoint);
        if (part >= 0) {
            promised[part] = (float) hoursPromised;
            waited[part] = (float) hoursWaited;
        }
    }

    /** Corrects by how much a promise was broken, where that is remembered. */
    void correctBroken(SignalKind kind, String touchpoint, double hoursPromised, double hoursWaited) {
        for (int i = 0; i < size; i++) {
            if (kinds[i] == kind && touchpoints[i].equals(touchpoint) && promised[i] == (float) hoursPromised) {
                waited[i] = (float) hoursWaited;
            }
        }
    }

    /** Whether any part is of a signal. */
    boolean holds(SignalKind kind) {
        for (int i = 0; i < size; i++) {
            if (kinds[i] == kind) {
                return true;
            }
        }
        return false;
    }

    /** Whether R is 0: it has to step before ratios can count. */
    boolean isZero() {
        return accumulation == Double.NEGATIVE_INFINITY;
    }

    /** Whether the ratios since it began speak against a change. */
    boolean isOver() {
        return ratios() <= 0;
    }

    /** It is over, and its parts with it. */
    void end() {
        accumulation += ratios();
        clear();
    }

    private double ratios() {
        double ratios = others;
        for (int i = 0; i < size; i++) {
            ratios += points[i];
        }
        return ratios;
    }

    /** R becomes 0. */
    void reset() {
        accumulation = Double.NEGATIVE_INFINITY;
        clear();
    }

    private void clear() {
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
            return elsewhere(kind);
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
        promised[size] = Float.NaN;
        waited[size] = Float.NaN;
        return size++;
    }

    /** The part of a signal that stands for every further touchpoint: its weakest from now on; -1 where it has none. */
    private int elsewhere(SignalKind kind) {
        int weakest = -1;
        for (int i = 0; i < size; i++) {
            if (kinds[i] == kind && touchpoints[i].equals(Touchpoints.ELSEWHERE)) {
                return i;
            }
            if (kinds[i] == kind && (weakest < 0 || points[i] < points[weakest])) {
                weakest = i;
            }
        }
        if (weakest >= 0) {
            touchpoints[weakest] = Touchpoints.ELSEWHERE;
        }
        return weakest;
    }

    private void grow() {
        int capacity = size == 0 ? 2 : 2 * size;
        kinds = Arrays.copyOf(kinds, capacity);
        touchpoints = Arrays.copyOf(touchpoints, capacity);
        points = Arrays.copyOf(points, capacity);
        observed = Arrays.copyOf(observed, capacity);
        expected = Arrays.copyOf(expected, capacity);
        counts = Arrays.copyOf(counts, capacity);
        promised = Arrays.copyOf(promised, capacity);
        waited = Arrays.copyOf(waited, capacity);
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
        return observed[part] / (double) counts[part];
    }

    /** Mean of what was expected instead, as of each observation; NaN where an earlier layout did not keep it. */
    public double expected(int part) {
        return expected[part] / (double) counts[part];
    }

    /** Hours that were promised in the promise broken last; NaN where a part is of none. */
    public double hoursPromised(int part) {
        return promised[part];
    }

    /** Hours that it took instead. */
    public double hoursWaited(int part) {
        return waited[part];
    }

    /** How many observations of a part there were. */
    public int observations(int part) {
        return counts[part];
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
        boolean zero = accumulation == Double.NEGATIVE_INFINITY;
        out.writeByte(size | (zero ? ZERO_FLAG : 0));
        if (!zero) {
            Packed.writeSigned(out, toUnits(accumulation));
        }
        if (size == 0) {
            return;
        }
        Packed.writeSigned(out, toUnits(others));
        for (int i = 0; i < size; i++) {
            boolean broken = !Float.isNaN(promised[i]);
            out.writeByte(kinds[i].ordinal() | (broken ? PROMISE_FLAG : 0));
            Touchpoints.write(out, touchpoints[i]);
            Packed.writeSigned(out, toUnits(points[i]));
            out.writeFloat(observed[i]);
            out.writeFloat(expected[i]);
            Packed.writeUnsigned(out, counts[i]);
            if (broken) {
                out.writeFloat(promised[i]);
                out.writeFloat(waited[i]);
            }
        }
    }

    /** @param first whether in the first layout, without what was expected */
    static Excursion read(DataInput in, boolean first) throws IOException {
        Excursion excursion = new Excursion();
        int flags = in.readUnsignedByte();
        int size = flags & ~ZERO_FLAG;
        if (size > MOST_PARTS) {
            throw new IOException("parts must be at most " + MOST_PARTS + ", but were " + size);
        }
        if ((flags & ZERO_FLAG) == 0) {
            excursion.accumulation = Packed.readSigned(in) / UNITS;
        }
        if (size == 0) {
            return excursion;
        }
        excursion.others = Packed.readSigned(in) / UNITS;
        while (excursion.kinds.length < size) {
            excursion.size = excursion.kinds.length;
            excursion.grow();
        }
        for (int i = 0; i < size; i++) {
            int kind = in.readUnsignedByte();
            if ((kind & ~PROMISE_FLAG) >= KINDS.length) {
                throw new IOException("a signal must be one of " + KINDS.length + ", but was " + kind);
            }
            excursion.kinds[i] = KINDS[kind & ~PROMISE_FLAG];
            excursion.touchpoints[i] = Touchpoints.read(in);
            excursion.points[i] = Packed.readSigned(in) / UNITS;
            excursion.observed[i] = in.readFloat();
            excursion.expected[i] = first ? Float.NaN : in.readFloat();
            excursion.counts[i] = Packed.readCount(in, Integer.MAX_VALUE);
            boolean broken = (kind & PROMISE_FLAG) != 0;
            excursion.promised[i] = broken ? in.readFloat() : Float.NaN;
            excursion.waited[i] = broken ? in.readFloat() : Float.NaN;
        }
        excursion.size = size;
        return excursion;
    }

    /** Exact: points are multiples of a unit, far below 2^31. */
    private static long toUnits(double points) {
        return (long) (points * UNITS);
    }
}
