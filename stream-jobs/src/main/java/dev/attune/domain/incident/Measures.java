package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.Signals;

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

    private final SignalKind[] kinds;
    private final long[] values;
    private final int[] satisfactions;

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
        for (int i = 0; i < size; i++) {
            measures.kinds[i] = signals.kind(i);
            measures.values[i] = inMillionths(signals.value(i));
            measures.satisfactions[i] = (int) inMillionths(signals.satisfaction(i));
        }
        return measures;
    }

    /** The nearest millionth. */
    public static long inMillionths(double value) {
        return Math.round(value * ONE);
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

    /** Whether any signal is negative. */
    public boolean isNegative() {
        return satisfaction() < HALF;
    }
}
