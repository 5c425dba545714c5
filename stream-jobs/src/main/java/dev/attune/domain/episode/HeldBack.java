package dev.attune.domain.episode;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What was due of one kind of episode and held back since it was told last. One hold counts once, however long it lasts
 * and however often it is looked at; what becomes due meanwhile counts again only where it is more pressing, or ends what
 * was to be updated.
 */
final class HeldBack {

    private static final SuppressionReason[] REASONS = SuppressionReason.values();
    private static final Trigger[] TRIGGERS = Trigger.values();
    private static final Severity[] SEVERITIES = Severity.values();
    private static final int HOLDING = 1;

    private int count;

    /** Null while nothing is held. */
    private @Nullable SuppressionReason reason;

    private Trigger trigger = Trigger.REMINDER;
    private Severity severity = Severity.INFO;
    private long since;

    HeldBack copy() {
        HeldBack copy = new HeldBack();
        copy.count = count;
        copy.reason = reason;
        copy.trigger = trigger;
        copy.severity = severity;
        copy.since = since;
        return copy;
    }

    int count() {
        return count;
    }

    /** Since when something is held, epoch milliseconds. */
    long since() {
        return since;
    }

    /** Whether something is held for this. */
    boolean holds(Trigger due) {
        return reason != null && trigger == due;
    }

    /**
     * Takes down what is due and held back.
     *
     * @return whether it is to be counted: the beginning of a hold, or something more pressing within it
     */
    boolean hold(SuppressionReason why, Trigger due, Standing standing, long at) {
        Severity worth = standing.severity();
        boolean begins = reason == null || due.state() != trigger.state();
        boolean counts = begins || due.compareTo(trigger) > 0 || worth.compareTo(severity) > 0;
        since = begins ? at : since;
        reason = begins ? why : reason;
        severity = begins || worth.compareTo(severity) > 0 ? worth : severity;
        // Another cause is due after events only: in between it is still held, whatever else is due.
        boolean hidden = !begins && trigger == Trigger.CAUSE && !standing.afterEvent() && due.compareTo(trigger) < 0;
        trigger = hidden ? trigger : due;
        count += counts ? 1 : 0;
        return counts;
    }

    /** Nothing is due any more; what was held back stays counted until something is told. */
    void release() {
        reason = null;
    }

    void write(DataOutput out) throws IOException {
        SuppressionReason holding = reason;
        Packed.writeUnsigned(out, (long) count << 1 | (holding == null ? 0 : HOLDING));
        if (holding != null) {
            out.writeByte(holding.ordinal() << 4 | trigger.ordinal());
            out.writeByte(severity.ordinal());
            Packed.writeSigned(out, since);
        }
    }

    static HeldBack read(DataInput in) throws IOException {
        HeldBack held = new HeldBack();
        long counted = Packed.readUnsigned(in);
        held.count = (int) (counted >> 1);
        if ((counted & HOLDING) != 0) {
            int why = in.readUnsignedByte();
            held.reason = REASONS[why >> 4];
            held.trigger = TRIGGERS[why & 0xF];
            held.severity = SEVERITIES[in.readUnsignedByte()];
            held.since = Packed.readSigned(in);
        }
        return held;
    }
}
