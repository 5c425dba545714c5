package dev.attune.domain.journey;

import dev.attune.domain.event.Click;
import dev.attune.domain.layout.Packed;
import dev.attune.domain.policy.JourneyPolicy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How often one form was sent without getting past it: another form, another page or a pause ends the attempts. O(1).
 */
public final class FormAttempts {

    private static final int MOST = 0x7F;
    private static final int TOLD = 0x80;

    private int form;
    private int page;
    private int count;
    private boolean told;
    private long lastAt;

    public FormAttempts copy() {
        FormAttempts copy = new FormAttempts();
        copy.form = form;
        copy.page = page;
        copy.count = count;
        copy.told = told;
        copy.lastAt = lastAt;
        return copy;
    }

    /** Whether a step says which form was sent. */
    public static boolean canTell(Click form) {
        return form.page() != null || form.element() != null;
    }

    /** Takes in a form that {@link #canTell}, in order of event time. */
    public Finding observe(Click sent, JourneyPolicy policy) {
        int which = Fingerprint.of(sent.page(), sent.element());
        long pause = sent.eventTime() - lastAt;
        if (count == 0 || which != form || pause > policy.formPause().toMillis()) {
            form = which;
            page = Fingerprint.of(sent.page());
            count = 0;
            told = false;
        }
        lastAt = sent.eventTime();
        count = Math.min(MOST, count + 1);
        if (told) {
            return Finding.NOTHING;
        }
        told = count >= policy.formAttempts();
        return told ? Finding.TROUBLE : Finding.FINE;
    }

    /** Whether a page that comes up shows that the customer got past the form. */
    public boolean endsWith(Click view) {
        return view.page() != null && Fingerprint.of(view.page()) != page;
    }

    /** @param base an instant near the attempts, epoch milliseconds */
    public void write(DataOutput out, long base) throws IOException {
        out.writeByte(count | (told ? TOLD : 0));
        out.writeInt(form);
        out.writeInt(page);
        Packed.writeSigned(out, base - lastAt);
    }

    public static FormAttempts read(DataInput in, long base) throws IOException {
        FormAttempts attempts = new FormAttempts();
        int head = in.readUnsignedByte();
        attempts.count = head & MOST;
        attempts.told = (head & TOLD) != 0;
        attempts.form = in.readInt();
        attempts.page = in.readInt();
        attempts.lastAt = base - Packed.readSigned(in);
        return attempts;
    }
}
