package dev.attune.domain.experience;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What {@link DropDetector} remembers of what was better than a customer expects; kept only where somebody asks for it. */
public final class RiseState {

    Excursion excursion = new Excursion();

    /** Last observation while it lasts, epoch milliseconds. */
    long heardAt;

    public RiseState copy() {
        RiseState copy = new RiseState();
        copy.excursion = excursion.copy();
        copy.heardAt = heardAt;
        return copy;
    }

    public Excursion excursion() {
        return excursion;
    }

    /** Epoch milliseconds. */
    public long heardAt() {
        return heardAt;
    }

    /** It is over: begins from nothing. */
    public void restart() {
        excursion.reset();
    }

    public void write(DataOutput out) throws IOException {
        excursion.write(out);
        if (excursion.size() > 0) {
            Packed.writeSigned(out, heardAt);
        }
    }

    public static RiseState read(DataInput in) throws IOException {
        RiseState state = new RiseState();
        state.excursion = Excursion.read(in, false);
        if (state.excursion.size() > 0) {
            state.heardAt = Packed.readSigned(in);
        }
        return state;
    }
}
