package dev.attune.domain.experience;

import dev.attune.domain.event.SignalKind;

/** The signals of one interaction; reused from one to the next, so that observing allocates nothing. */
public final class Signals {

    private static final int MOST = SignalKind.values().length;

    private final SignalKind[] kinds = new SignalKind[MOST];
    private final double[] values = new double[MOST];
    private final double[] satisfactions = new double[MOST];
    private int size;

    public void clear() {
        size = 0;
    }

    /**
     * Adds a signal of the normal family.
     *
     * @param value in the unit of the kind; more is worse
     * @param satisfaction in [0, 1]
     */
    public void add(SignalKind kind, double value, double satisfaction) {
        kinds[size] = kind;
        values[size] = value;
        satisfactions[size] = satisfaction;
        size++;
    }

    /** Adds a yes-or-no signal. */
    public void add(SignalKind kind, boolean bad) {
        add(kind, bad ? 1 : 0, bad ? 0 : 1);
    }

    public int size() {
        return size;
    }

    public SignalKind kind(int index) {
        return kinds[index];
    }

    public double value(int index) {
        return values[index];
    }

    /** In [0, 1]; 1 is best. */
    public double satisfaction(int index) {
        return satisfactions[index];
    }

    public boolean isNegative(int index) {
        return satisfactions[index] < Satisfaction.NEGATIVE_BELOW;
    }

    /** An interaction is as good as its worst signal: a fast error page is not half good. 1 where there is none. */
    public double satisfaction() {
        double worst = 1;
        for (int i = 0; i < size; i++) {
            worst = Math.min(worst, satisfactions[i]);
        }
        return worst;
    }
}
