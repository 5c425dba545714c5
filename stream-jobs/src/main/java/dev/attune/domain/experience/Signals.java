package dev.attune.domain.experience;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.ExperiencePolicy;
import org.jspecify.annotations.Nullable;

/** The signals of one interaction; reused from one to the next, so that observing allocates nothing. */
public final class Signals {

    private static final int MOST = SignalKind.values().length;

    private final SignalKind[] kinds = new SignalKind[MOST];
    private final double[] values = new double[MOST];
    private final double[] satisfactions = new double[MOST];
    private final double[] waited = new double[MOST];
    private final double[] promised = new double[MOST];
    private final double[] expected = new double[MOST];
    private int size;
    private boolean brokenBefore;
    private @Nullable String brokenBy;

    public void clear() {
        size = 0;
        brokenBefore = false;
        brokenBy = null;
    }

    /**
     * Adds a signal; a kind at most once an interaction.
     *
     * @param value in the unit of the kind; more is worse
     * @param satisfaction in [0, 1]; NaN where the value tells nothing about how good the interaction was
     */
    public void add(SignalKind kind, double value, double satisfaction) {
        kinds[size] = kind;
        values[size] = value;
        satisfactions[size] = satisfaction;
        waited[size] = Double.NaN;
        promised[size] = Double.NaN;
        expected[size] = Double.NaN;
        size++;
    }

    /** Adds a yes-or-no signal. */
    public void add(SignalKind kind, boolean bad) {
        add(kind, bad ? 1 : 0, bad ? 0 : 1);
    }

    /** Adds a yes-or-no signal whose no is what everybody takes for granted: it makes no interaction better. */
    public void addTrouble(SignalKind kind, boolean bad) {
        add(kind, bad ? 1 : 0, bad ? 0 : Double.NaN);
    }

    /**
     * Adds a yes-or-no signal of a promise.
     *
     * @param hoursWaited from its beginning until it came, or was given up
     * @param hoursPromised from its beginning until it was promised
     */
    public void addPromise(SignalKind kind, boolean broken, double hoursWaited, double hoursPromised) {
        add(kind, broken);
        waited[size - 1] = hoursWaited;
        promised[size - 1] = hoursPromised;
    }

    /**
     * Notes that what came now had broken its promise before, and that it was heard then: it is no news any more.
     *
     * @param by the partner it was heard of; null where none was known
     */
    public void noteBrokenBefore(@Nullable String by) {
        brokenBefore = true;
        brokenBy = by;
    }

    /** Whether a promise of what came now was heard to be broken before. */
    public boolean isBrokenBefore() {
        return brokenBefore;
    }

    /** The partner that was heard of then; null where none was known. */
    public @Nullable String brokenBy() {
        return brokenBy;
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

    /** In [0, 1]; 1 is best, and where the value tells nothing about how good the interaction was. */
    public double satisfaction(int index) {
        return isFelt(index) ? satisfactions[index] : 1;
    }

    /** Whether the value tells how good the interaction was. */
    public boolean isFelt(int index) {
        return !Double.isNaN(satisfactions[index]);
    }

    /** Hours waited for what was promised; NaN where nothing was, or where nobody knows since when. */
    public double hoursWaited(int index) {
        return waited[index];
    }

    /** Hours it was to take as promised; NaN where nothing was promised, or where nobody knows since when. */
    public double hoursPromised(int index) {
        return promised[index];
    }

    /** Notes what this customer could expect of a signal, in its unit: a mean, or a rate. */
    public void expect(int index, double value) {
        expected[index] = value;
    }

    /**
     * The satisfaction this customer could expect of a signal, in [0, 1]: a promise is expected to be kept; NaN where nothing
     * is known.
     *
     * @param logTargetMs natural logarithm of the Apdex target that latencies were held against, milliseconds
     */
    public double expectedSatisfaction(int index, double logTargetMs) {
        SignalKind kind = kinds[index];
        if (kind == SignalKind.DELIVERY_LATENESS || kind == SignalKind.ANSWER_LATENESS) {
            return 1;
        }
        double value = expected[index];
        return Double.isNaN(value) ? value : Satisfaction.ofExpected(kind, value, logTargetMs);
    }

    /** Whether it is of a promise that was not kept, and since when is known. */
    boolean isBrokenPromise(int index) {
        return values[index] > 0 && !Double.isNaN(promised[index]) && !Double.isNaN(waited[index]);
    }

    public boolean isNegative(int index) {
        return satisfactions[index] < Satisfaction.NEGATIVE_BELOW;
    }

    /** Whether any signal tells how good the interaction was. */
    public boolean isFelt() {
        for (int i = 0; i < size; i++) {
            if (isFelt(i)) {
                return true;
            }
        }
        return false;
    }

    /** What the interaction counts in the experience: as much as the weightiest signal that tells how good it was. */
    public double weight(ExperiencePolicy policy) {
        double weight = 0;
        for (int i = 0; i < size; i++) {
            weight = isFelt(i) ? Math.max(weight, policy.weight(kinds[i])) : weight;
        }
        return weight;
    }

    /** An interaction is as good as its worst signal: a fast error page is not half good. 1 where none tells. */
    public double satisfaction() {
        double worst = 1;
        for (int i = 0; i < size; i++) {
            worst = Math.min(worst, satisfaction(i));
        }
        return worst;
    }
}
