package dev.attune.domain.experience;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What {@link DropDetector} remembers of one customer. Fields are the detector's business alone. */
public final class DropState {

    private static final SignalKind[] KINDS = SignalKind.values();

    Expectations expectations = new Expectations();
    Excursion excursion = new Excursion();

    /** Interactions with signals, all time. */
    long observations;

    /** Hours with one, decayed with {@link DropDetector#RATE_HALF_LIFE_DAYS}, as of {@link #rateHour}. */
    float recentObservations;

    int rateHour;
    int firstHour;

    /** Hour of event time that {@link #logThreshold} was computed in. */
    int thresholdHour;

    /** ln A of the budget, as of the last signal. */
    float logThreshold = Float.POSITIVE_INFINITY;

    /** Signal whose recovery ends the open drop; null where none is open. */
    @Nullable
    SignalKind watched;

    /** Decayed mean of the log-likelihood ratio of the watched signal; see {@link DropDetector#recovered}. */
    double recovery;

    /** Last signal of the watched kind, epoch milliseconds. */
    long watchedAt;

    public DropState copy() {
        DropState copy = new DropState();
        copy.expectations = expectations.copy();
        copy.excursion = excursion.copy();
        copy.observations = observations;
        copy.recentObservations = recentObservations;
        copy.rateHour = rateHour;
        copy.firstHour = firstHour;
        copy.thresholdHour = thresholdHour;
        copy.logThreshold = logThreshold;
        copy.watched = watched;
        copy.recovery = recovery;
        copy.watchedAt = watchedAt;
        return copy;
    }

    /** Interactions with signals, all time. */
    public long observations() {
        return observations;
    }

    public Excursion excursion() {
        return excursion;
    }

    /** What broke its promise and was told of has come at last: by how much it was late is known now. */
    public void came(SignalKind kind, String touchpoint, double hoursPromised, double hoursWaited) {
        excursion.correctBroken(kind, touchpoint, hoursPromised, hoursWaited);
    }

    /** ln A: the statistic that alarms at the false-alarm budget, as of the last signal. */
    public double logThreshold() {
        return logThreshold;
    }

    public void write(DataOutput out) throws IOException {
        expectations.write(out);
        Packed.writeUnsigned(out, observations);
        if (observations == 0) {
            return;
        }
        excursion.write(out);
        out.writeFloat(recentObservations);
        Packed.writeSigned(out, rateHour);
        Packed.writeUnsigned(out, rateHour - (long) firstHour);
        Packed.writeUnsigned(out, rateHour - (long) thresholdHour);
        out.writeFloat(logThreshold);
        out.writeByte(watched == null ? -1 : watched.ordinal());
        if (watched != null) {
            out.writeDouble(recovery);
            out.writeLong(watchedAt);
        }
    }

    /** @param first whether in the first layout, which told no touchpoints apart */
    public static DropState read(DataInput in, boolean first) throws IOException {
        DropState state = new DropState();
        state.expectations = first ? Expectations.readFirst(in) : Expectations.read(in);
        state.observations = Packed.readUnsigned(in);
        if (state.observations == 0) {
            return state;
        }
        state.excursion = Excursion.read(in, first);
        state.recentObservations = in.readFloat();
        state.rateHour = (int) Packed.readSigned(in);
        state.firstHour = (int) (state.rateHour - Packed.readUnsigned(in));
        state.thresholdHour = (int) (state.rateHour - Packed.readUnsigned(in));
        state.logThreshold = in.readFloat();
        int watched = in.readByte();
        if (watched >= 0) {
            state.watched = KINDS[watched];
            state.recovery = in.readDouble();
            state.watchedAt = in.readLong();
        }
        return state;
    }
}
