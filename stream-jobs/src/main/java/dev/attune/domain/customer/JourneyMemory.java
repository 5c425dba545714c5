package dev.attune.domain.customer;

import dev.attune.domain.journey.ClickBurst;
import dev.attune.domain.journey.FormAttempts;
import dev.attune.domain.journey.PageTrail;
import dev.attune.domain.journey.RecentContacts;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a customer's way, so that several steps, or a step that did not come, can be told as one signal.
 * Each part is absent until it is needed, and again once nothing can follow from it: one byte of most customers.
 */
final class JourneyMemory {

    private static final int SESSION = 1;
    private static final int BURST = 2;
    private static final int FORM = 4;
    private static final int TRAIL = 8;
    private static final int CONTACTS = 16;
    private static final int REACTING = 32;
    private static final int CLICK = 64;
    private static final int CHECKOUT = 128;

    /** When the session that goes on began, epoch milliseconds; {@link Long#MIN_VALUE} where none does. */
    long sessionAt = Long.MIN_VALUE;

    @Nullable
    ClickBurst burst;

    @Nullable
    FormAttempts form;

    @Nullable
    PageTrail trail;

    @Nullable
    RecentContacts contacts;

    /** Channels on which pages were heard to answer clicks, one bit each by ordinal. */
    int reacting;

    /** The click that the page has not answered yet. */
    @Nullable
    AwaitedStep click;

    /** The last step of a checkout that is not over. */
    @Nullable
    AwaitedStep checkout;

    JourneyMemory copy() {
        JourneyMemory copy = new JourneyMemory();
        copy.sessionAt = sessionAt;
        copy.burst = burst == null ? null : burst.copy();
        copy.form = form == null ? null : form.copy();
        copy.trail = trail == null ? null : trail.copy();
        copy.contacts = contacts == null ? null : contacts.copy();
        copy.reacting = reacting;
        copy.click = click;
        copy.checkout = checkout;
        return copy;
    }

    /** Whether something is awaited that may not come. */
    boolean awaits() {
        return click != null || checkout != null;
    }

    /** @param base the last event, epoch milliseconds */
    void write(DataOutput out, long base) throws IOException {
        int flags = (sessionAt == Long.MIN_VALUE ? 0 : SESSION)
                | (burst == null ? 0 : BURST)
                | (form == null ? 0 : FORM)
                | (trail == null ? 0 : TRAIL)
                | (contacts == null ? 0 : CONTACTS)
                | (reacting == 0 ? 0 : REACTING)
                | (click == null ? 0 : CLICK)
                | (checkout == null ? 0 : CHECKOUT);
        out.writeByte(flags);
        if (sessionAt != Long.MIN_VALUE) {
            Packed.writeSigned(out, base - sessionAt);
        }
        if (burst != null) {
            burst.write(out, base);
        }
        if (form != null) {
            form.write(out, base);
        }
        if (trail != null) {
            trail.write(out);
        }
        if (contacts != null) {
            contacts.write(out, base);
        }
        if (reacting != 0) {
            Packed.writeUnsigned(out, reacting);
        }
        if (click != null) {
            click.write(out);
        }
        if (checkout != null) {
            checkout.write(out);
        }
    }

    static JourneyMemory read(DataInput in, long base) throws IOException {
        JourneyMemory memory = new JourneyMemory();
        int flags = in.readUnsignedByte();
        memory.sessionAt = (flags & SESSION) == 0 ? Long.MIN_VALUE : base - Packed.readSigned(in);
        memory.burst = (flags & BURST) == 0 ? null : ClickBurst.read(in, base);
        memory.form = (flags & FORM) == 0 ? null : FormAttempts.read(in, base);
        memory.trail = (flags & TRAIL) == 0 ? null : PageTrail.read(in);
        memory.contacts = (flags & CONTACTS) == 0 ? null : RecentContacts.read(in, base);
        memory.reacting = (flags & REACTING) == 0 ? 0 : Packed.readCount(in, Integer.MAX_VALUE);
        memory.click = (flags & CLICK) == 0 ? null : AwaitedStep.read(in);
        memory.checkout = (flags & CHECKOUT) == 0 ? null : AwaitedStep.read(in);
        return memory;
    }
}
