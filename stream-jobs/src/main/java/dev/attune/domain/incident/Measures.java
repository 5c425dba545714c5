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

    private static final long HALF = ONE / 2;
    private static final SignalKind[] KINDS = SignalKind.values();

    private final SignalKind[] kinds;
    private final long[] values;
    private final int[] satisfactions;
    private boolean felt;

    private Measures(int size) {
        kinds = new SignalKind[size];
        values = new long[size];
        satisfactions = new int[size];
    }

    /** What {@code signals} hold now. */
    public static Measures of(Signals signals) {
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
        }
        return measures;
    }

    /** The same with a yes-or-no signal that was bad. */
    public Measures withTrouble(SignalKind kind) {
        int size = kinds.length;
        Measures more = new Measures(size + 1);
        System.arraycopy(kinds, 0, more.kinds, 0, size);
        System.arraycopy(values, 0, more.values, 0, size);
        System.arraycopy(satisfactions, 0, more.satisfactions, 0, size);
        more.kinds[size] = kind;
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
        for (int i = 0; i < kinds.length; i++) {
            out.writeByte(kinds[i].ordinal());
            Packed.writeSigned(out, values[i]);
            Packed.writeUnsigned(out, satisfactions[i]);
        }
    }

    public static Measures read(DataInput in) throws IOException {
        int size = Packed.readCount(in, KINDS.length);
        boolean felt = in.readBoolean();
        Measures measures = new Measures(size);
        measures.felt = felt;
        for (int i = 0; i < size; i++) {
            measures.kinds[i] = KINDS[Packed.readCount(in, KINDS.length - 1)];
            measures.values[i] = Packed.readSigned(in);
            measures.satisfactions[i] = (int) Packed.readUnsigned(in);
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
