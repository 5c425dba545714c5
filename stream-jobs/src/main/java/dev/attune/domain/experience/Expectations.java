package dev.attune.domain.experience;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.layout.Packed;
import dev.attune.domain.policy.ExperiencePolicy;
import dev.attune.domain.policy.NormalPrior;
import dev.attune.domain.policy.RatePrior;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a customer can expect of each signal: the conjugate posterior, which starts at the segment's prior and holds two
 * numbers a kind. Normal family: mean, and observations it is worth. Rate family: bad and good observations.
 *
 * <p>Kept in single precision: a relative error of 1e-7 is far below what a hundred observations can tell, and memory
 * and layout hold the same value.
 */
final class Expectations {

    private static final SignalKind[] KINDS = SignalKind.values();

    /** Kinds with a posterior, one bit each by ordinal. */
    private int known;

    private float[] first = {};
    private float[] second = {};

    Expectations copy() {
        Expectations copy = new Expectations();
        copy.known = known;
        copy.first = first.clone();
        copy.second = second.clone();
        return copy;
    }

    boolean knows(SignalKind kind) {
        return (known & bit(kind)) != 0;
    }

    /** Normal: the mean. Rate: bad observations. */
    float first(SignalKind kind) {
        return first[place(kind)];
    }

    /** Normal: the observations the mean is worth. Rate: good observations. */
    float second(SignalKind kind) {
        return second[place(kind)];
    }

    /** Starts a kind at its prior, unless it is known. False where the policy does not watch the kind. */
    boolean start(SignalKind kind, ExperiencePolicy policy) {
        if (knows(kind)) {
            return true;
        }
        NormalPrior normal = policy.normal().get(kind);
        if (normal != null) {
            insert(kind, (float) normal.mean(), (float) normal.weight());
            return true;
        }
        RatePrior rate = policy.rates().get(kind);
        if (rate != null) {
            insert(kind, (float) rate.bad(), (float) rate.good());
            return true;
        }
        return false;
    }

    /** Learns one observation; what was learned never weighs more than {@code limit} observations. */
    void learn(SignalKind kind, double value, double limit) {
        int place = place(kind);
        if (kind.family() == SignalKind.Family.NORMAL) {
            double weight = Math.min(limit, second[place] + 1.0);
            first[place] = (float) (first[place] + (value - first[place]) / weight);
            second[place] = (float) weight;
            return;
        }
        double bad = first[place] + value;
        double good = second[place] + 1 - value;
        double excess = Math.max(1, (bad + good) / limit);
        first[place] = (float) (bad / excess);
        second[place] = (float) (good / excess);
    }

    private void insert(SignalKind kind, float one, float two) {
        int place = place(kind);
        int size = first.length;
        float[] firsts = Arrays.copyOf(first, size + 1);
        float[] seconds = Arrays.copyOf(second, size + 1);
        System.arraycopy(first, place, firsts, place + 1, size - place);
        System.arraycopy(second, place, seconds, place + 1, size - place);
        firsts[place] = one;
        seconds[place] = two;
        first = firsts;
        second = seconds;
        known |= bit(kind);
    }

    /** Where a kind's numbers are or would be: as many places in as kinds with a smaller ordinal are known. */
    private int place(SignalKind kind) {
        return Integer.bitCount(known & (bit(kind) - 1));
    }

    private static int bit(SignalKind kind) {
        return 1 << kind.ordinal();
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, known);
        for (int i = 0; i < first.length; i++) {
            out.writeFloat(first[i]);
            out.writeFloat(second[i]);
        }
    }

    static Expectations read(DataInput in) throws IOException {
        Expectations expectations = new Expectations();
        expectations.known = Packed.readCount(in, (1 << KINDS.length) - 1);
        int size = Integer.bitCount(expectations.known);
        expectations.first = new float[size];
        expectations.second = new float[size];
        for (int i = 0; i < size; i++) {
            expectations.first[i] = in.readFloat();
            expectations.second[i] = in.readFloat();
        }
        return expectations;
    }
}
