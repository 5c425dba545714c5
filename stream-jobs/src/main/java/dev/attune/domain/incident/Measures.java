package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.Signals;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The signals of one moment in whole numbers, so that what they add up to depends on no order: millionths of the unit of
 * each kind, and of satisfaction. Immutable.
 */
public final class Measures {

    /** No signal at all. */
    public static final Measures NONE = new Measures(0);

    /** Whole numbers in one. */
    public static final long ONE = 1_000_000;

    /** Stands for an expectation nobody has. */
    public static final int UNKNOWN = -1;

    /**
     * By how much less satisfying than could be expected a signal must be to be a gap, in millionths: half of what lies
     * between what is satisfying and what is half so. A page varies by about as much from view to view.
     */
    private static final int LEAST_GAP = 250_000;

    private static final long HALF = ONE / 2;
    private static final SignalKind[] KINDS = SignalKind.values();

    private final SignalKind[] kinds;
    private final long[] values;
    private final int[] satisfactions;
    private final int[] expected;
    private int expectedOfMoment = UNKNOWN;
    private boolean felt;

    private Measures(int size) {
        kinds = new SignalKind[size];
        values = new long[size];
        satisfactions = new int[size];
        expected = new int[size];
    }

    /**
     * What {@code signals} hold now.
     *
     * @param logTargetMs natural logarithm of the Apdex target that expected latencies are held against, milliseconds
     */
    public static Measures of(Signals signals, double logTargetMs) {
        int size = signals.size();
        if (size == 0) {
            return NONE;
        }
        Measures measures = new Measures(size);
        measures.felt = signals.isFelt();
        for (int i = 0; i < size; i++) {
            measures.kinds[i] = signals.kind(i);
            measures.values[i] = inMillionths(signals.value(i));
            measures.satisfactions[i] = (int) inMillionths(signals.satisfaction(i));
            double could = signals.expectedSatisfaction(i, logTargetMs);
            measures.expected[i] = Double.isNaN(could) ? UNKNOWN : (int) inMillionths(could);
            if (signals.isFelt(i)) {
                measures.expectedOfMoment = lower(measures.expectedOfMoment, measures.expected[i]);
            }
        }
        return measures;
    }

    private static int lower(int one, int other) {
        return one == UNKNOWN ? other : other == UNKNOWN ? one : Math.min(one, other);
    }

    /** The same with a yes-or-no signal that was bad, which is no news to whom it happened: nothing is expected of it. */
    public Measures withTrouble(SignalKind kind) {
        int size = kinds.length;
        Measures more = new Measures(size + 1);
        System.arraycopy(kinds, 0, more.kinds, 0, size);
        System.arraycopy(values, 0, more.values, 0, size);
        System.arraycopy(satisfactions, 0, more.satisfactions, 0, size);
        System.arraycopy(expected, 0, more.expected, 0, size);
        more.expectedOfMoment = expectedOfMoment;
        more.kinds[size] = kind;
        more.expected[size] = UNKNOWN;
        more.values[size] = ONE;
        more.felt = true;
        return more;
    }

    public boolean holds(SignalKind kind) {
        for (SignalKind held : kinds) {
            if (held == kind) {
                return true;
            }
        }
        return false;
    }

    /** The nearest millionth. */
    public static long inMillionths(double value) {
        return Math.round(value * ONE);
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(kinds.length);
        out.writeBoolean(felt);
        Packed.writeSigned(out, expectedOfMoment);
        for (int i = 0; i < kinds.length; i++) {
            out.writeByte(kinds[i].ordinal());
            Packed.writeSigned(out, values[i]);
            Packed.writeUnsigned(out, satisfactions[i]);
            Packed.writeSigned(out, expected[i]);
        }
    }

    public static Measures read(DataInput in) throws IOException {
        int size = Packed.readCount(in, KINDS.length);
        boolean felt = in.readBoolean();
        Measures measures = new Measures(size);
        measures.felt = felt;
        measures.expectedOfMoment = (int) Packed.readSigned(in);
        for (int i = 0; i < size; i++) {
            measures.kinds[i] = KINDS[Packed.readCount(in, KINDS.length - 1)];
            measures.values[i] = Packed.readSigned(in);
            measures.satisfactions[i] = (int) Packed.readUnsigned(in);
            measures.expected[i] = (int) Packed.readSigned(in);
        }
        return measures;
    }

    public int size() {
        return kinds.length;
    }

    public SignalKind kind(int index) {
        return kinds[index];
    }

    /** In millionths of the unit of its kind; 0 or {@link #ONE} of a yes or no. */
    public long value(int index) {
        return values[index];
    }

    /** In millionths; {@link #ONE} is best. */
    public int satisfaction(int index) {
        return satisfactions[index];
    }

    public boolean isNegative(int index) {
        return satisfactions[index] < HALF;
    }

    /** How much less satisfying it was than this customer could expect there, in millionths, at least 0. */
    public int shortfall(int index) {
        return expected[index] == UNKNOWN ? 0 : Math.max(0, expected[index] - satisfactions[index]);
    }

    /** Whether it fell short of what this customer could expect there by more than moments usually differ. */
    public boolean isGap(int index) {
        return shortfall(index) >= LEAST_GAP;
    }

    /** Whether any signal fell short so. */
    public boolean isGap() {
        for (int i = 0; i < kinds.length; i++) {
            if (isGap(i)) {
                return true;
            }
        }
        return false;
    }

    /** The satisfaction that could be expected of the worst of its signals, in millionths; {@link #UNKNOWN} of none. */
    public int expected() {
        return expectedOfMoment;
    }

    /** A moment is as good as its worst signal, in millionths; {@link #ONE} where there is none. */
    public int satisfaction() {
        int worst = (int) ONE;
        for (int satisfaction : satisfactions) {
            worst = Math.min(worst, satisfaction);
        }
        return worst;
    }

    /** Whether any signal tells how good the moment was. */
    public boolean isFelt() {
        return felt;
    }

    /** Whether any signal is negative. */
    public boolean isNegative() {
        return satisfaction() < HALF;
    }
}
