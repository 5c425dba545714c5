package dev.attune.domain.experience;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a customer has shown of each signal, over all touchpoints and at those they use most: two numbers a signal, without
 * any prior, so that a prior learned later holds at once. O(touchpoints kept) time.
 *
 * <pre>
 *                 over all touchpoints                                at one touchpoint
 * normal family   mean, as it would be at a touchpoint of no shift    mean above what the customer shows elsewhere
 * rate family     bad ones                                            bad ones
 * and             the observations it is worth                        the observations it is worth
 * </pre>
 *
 * <p>Kept in single precision: a relative error of 1e-7 is far below what a hundred observations can tell, and memory
 * and layout hold the same value.
 */
final class Expectations {

    /** Touchpoints told apart; a new one takes the place of the one used least. */
    static final int MOST_TOUCHPOINTS = 16;

    private SignalNumbers overall = new SignalNumbers();
    private int size;
    private String[] touchpoints = {};
    private float[] uses = {};
    private SignalNumbers[] own = {};

    Expectations copy() {
        Expectations copy = new Expectations();
        copy.overall = overall.copy();
        copy.resize(size);
        copy.size = size;
        System.arraycopy(touchpoints, 0, copy.touchpoints, 0, size);
        System.arraycopy(uses, 0, copy.uses, 0, size);
        for (int i = 0; i < size; i++) {
            copy.own[i] = own[i].copy();
        }
        return copy;
    }

    /** Over all touchpoints. */
    SignalNumbers overall() {
        return overall;
    }

    /** What is kept of a touchpoint; null where it is not told apart. */
    SignalNumbers at(String touchpoint) {
        int place = find(touchpoint);
        return place < 0 ? SignalNumbers.NONE : own[place];
    }

    int touchpoints() {
        return size;
    }

    /** Every use so far counts for so much less. */
    void forget(float remaining) {
        for (int i = 0; i < size; i++) {
            uses[i] *= remaining;
        }
    }

    /** Counts a use of a touchpoint and returns what is kept of it. */
    SignalNumbers use(String touchpoint) {
        int place = find(touchpoint);
        if (place < 0) {
            place = size < MOST_TOUCHPOINTS ? append() : least();
            touchpoints[place] = touchpoint;
            uses[place] = 0;
            own[place] = new SignalNumbers();
        }
        uses[place]++;
        return own[place];
    }

    private int find(String touchpoint) {
        for (int i = 0; i < size; i++) {
            if (touchpoints[i].equals(touchpoint)) {
                return i;
            }
        }
        return -1;
    }

    private int append() {
        if (size == touchpoints.length) {
            resize(size + 2);
        }
        return size++;
    }

    private void resize(int capacity) {
        touchpoints = Arrays.copyOf(touchpoints, capacity);
        uses = Arrays.copyOf(uses, capacity);
        own = Arrays.copyOf(own, capacity);
    }

    /** The one used least; of several the one known longest. */
    private int least() {
        int least = 0;
        for (int i = 1; i < size; i++) {
            least = uses[i] < uses[least] ? i : least;
        }
        return least;
    }

    void write(DataOutput out) throws IOException {
        overall.write(out);
        out.writeByte(size);
        for (int i = 0; i < size; i++) {
            Touchpoints.write(out, touchpoints[i]);
            out.writeFloat(uses[i]);
            own[i].write(out);
        }
    }

    static Expectations read(DataInput in) throws IOException {
        Expectations expectations = new Expectations();
        expectations.overall = SignalNumbers.read(in);
        int size = Packed.readCount(in, MOST_TOUCHPOINTS);
        expectations.resize(size);
        expectations.size = size;
        for (int i = 0; i < size; i++) {
            expectations.touchpoints[i] = Touchpoints.read(in);
            expectations.uses[i] = in.readFloat();
            expectations.own[i] = SignalNumbers.read(in);
        }
        return expectations;
    }

    /** As they were before touchpoints were told apart, with the prior of the day counted as the customer's own. */
    static Expectations readFirst(DataInput in) throws IOException {
        Expectations expectations = new Expectations();
        expectations.overall = SignalNumbers.readPosteriors(in);
        return expectations;
    }
}
