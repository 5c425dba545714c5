package dev.attune.domain.experience;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Two numbers for each of the signals that were met, in the order of their kinds; memory only for those. */
final class SignalNumbers {

    /** Of no signal; never written to. */
    static final SignalNumbers NONE = new SignalNumbers();

    private static final SignalKind[] KINDS = SignalKind.values();

    /** Kinds that are known, one bit each by ordinal. */
    private long known;

    /** First and second number in turns. */
    private float[] numbers = {};

    SignalNumbers copy() {
        SignalNumbers copy = new SignalNumbers();
        copy.known = known;
        copy.numbers = numbers.clone();
        return copy;
    }

    /** Normal: the mean. Rate: bad observations. 0 where nothing is known. */
    float first(SignalKind kind) {
        return (known & bit(kind)) == 0 ? 0 : numbers[place(kind)];
    }

    /** The observations it is worth; 0 where nothing is known. */
    float weight(SignalKind kind) {
        return (known & bit(kind)) == 0 ? 0 : numbers[place(kind) + 1];
    }

    void set(SignalKind kind, double first, double weight) {
        int place = place(kind);
        if ((known & bit(kind)) == 0) {
            float[] more = Arrays.copyOf(numbers, numbers.length + 2);
            System.arraycopy(numbers, place, more, place + 2, numbers.length - place);
            numbers = more;
            known |= bit(kind);
        }
        numbers[place] = (float) first;
        numbers[place + 1] = (float) weight;
    }

    /** Moves a mean towards a value that is worth so much; all of it never weighs more than {@code limit}. */
    void learnMean(SignalKind kind, double value, double worth, double limit) {
        double weight = weight(kind) + worth;
        double mean = first(kind);
        set(kind, mean + (value - mean) * worth / weight, Math.min(limit, weight));
    }

    /** Counts an observation; all of them never weigh more than {@code limit}. */
    void learnRate(SignalKind kind, double bad, double worth, double limit) {
        if ((known & bit(kind)) == 0) {
            set(kind, 0, 0);
        }
        int place = place(kind);
        double weight = numbers[place + 1] + worth;
        double sum = numbers[place] + bad;
        double excess = weight > limit ? weight / limit : 1;
        numbers[place] = (float) (excess == 1 ? sum : sum / excess);
        numbers[place + 1] = (float) (excess == 1 ? weight : weight / excess);
    }

    /** Where a kind's numbers are or would be: after those of kinds with a smaller ordinal. */
    private int place(SignalKind kind) {
        return 2 * Long.bitCount(known & (bit(kind) - 1));
    }

    private static long bit(SignalKind kind) {
        return 1L << kind.ordinal();
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, known);
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    static SignalNumbers read(DataInput in) throws IOException {
        SignalNumbers read = new SignalNumbers();
        read.known = Packed.readUnsigned(in);
        if (KINDS.length < Long.SIZE && read.known >>> KINDS.length != 0) {
            throw new IOException("signals must be among the " + KINDS.length + " known, but were " + read.known);
        }
        read.numbers = new float[2 * Long.bitCount(read.known)];
        for (int i = 0; i < read.numbers.length; i++) {
            read.numbers[i] = in.readFloat();
        }
        return read;
    }

    /** Of rates the second number was that of good observations. */
    static SignalNumbers readPosteriors(DataInput in) throws IOException {
        SignalNumbers read = read(in);
        for (SignalKind kind : KINDS) {
            if (kind.family() == SignalKind.Family.RATE && (read.known & bit(kind)) != 0) {
                read.set(kind, read.first(kind), read.first(kind) + read.weight(kind));
            }
        }
        return read;
    }
}
