package dev.attune.domain.customer;

import dev.attune.domain.layout.Packed;
import dev.attune.domain.policy.HealthPolicy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the last health record said, and when the customer is looked at again. */
final class ToldHealth {

    private static final Band[] BANDS = Band.values();
    private static final Lifecycle[] LIFECYCLES = Lifecycle.values();

    private boolean told;
    private Band band = Band.LOW;
    private Lifecycle lifecycle = Lifecycle.PROSPECT;
    private float risk;
    private float index;

    /** Epoch milliseconds. */
    private long reviewAt;

    ToldHealth copy() {
        ToldHealth copy = new ToldHealth();
        copy.told = told;
        copy.band = band;
        copy.lifecycle = lifecycle;
        copy.risk = risk;
        copy.index = index;
        copy.reviewAt = reviewAt;
        return copy;
    }

    /** Whether figures differ enough from those told last (SPEC section 3). */
    boolean differs(Standpoint now, HealthPolicy policy) {
        return !told
                || now.band() != band
                || now.lifecycle() != lifecycle
                || Math.abs(now.risk() - risk) >= policy.riskStep()
                || Double.isNaN(now.index()) != Float.isNaN(index)
                || Math.abs(now.index() - index) >= policy.indexStep();
    }

    void tell(Standpoint now) {
        told = true;
        band = now.band();
        lifecycle = now.lifecycle();
        risk = (float) now.risk();
        index = (float) now.index();
    }

    /** What was told reached nobody: whatever comes next is worth telling. */
    void withhold() {
        told = false;
    }

    /** When a quiet customer is looked at again; moves on once it is reached. */
    long review(long at, boolean telling, HealthPolicy policy) {
        if (telling || at >= reviewAt) {
            reviewAt = at + policy.reviewDays() * OccasionClock.MILLISECONDS_PER_DAY;
        }
        return reviewAt;
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(told);
        Packed.writeSigned(out, reviewAt);
        if (told) {
            out.writeByte(band.ordinal() << 4 | lifecycle.ordinal());
            out.writeFloat(risk);
            out.writeFloat(index);
        }
    }

    static ToldHealth read(DataInput in) throws IOException {
        ToldHealth health = new ToldHealth();
        health.told = in.readBoolean();
        health.reviewAt = Packed.readSigned(in);
        if (health.told) {
            int codes = in.readUnsignedByte();
            health.band = BANDS[codes >> 4];
            health.lifecycle = LIFECYCLES[codes & 0xF];
            health.risk = in.readFloat();
            health.index = in.readFloat();
        }
        return health;
    }
}
