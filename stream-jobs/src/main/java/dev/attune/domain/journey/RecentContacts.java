package dev.attune.domain.journey;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Support;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The last contacts of a customer and what they were about, so that the same matter on another channel is noticed. A
 * matter is the feature that the source names, else the case. At most {@link #MOST}, the oldest gives way; O(1).
 */
public final class RecentContacts {

    static final int MOST = 3;

    private static final Channel[] CHANNELS = Channel.values();

    private final int[] matters = new int[MOST];
    private final long[] times = new long[MOST];
    private final byte[] channels = new byte[MOST];
    private int size;

    public RecentContacts copy() {
        RecentContacts copy = new RecentContacts();
        System.arraycopy(matters, 0, copy.matters, 0, MOST);
        System.arraycopy(times, 0, copy.times, 0, MOST);
        System.arraycopy(channels, 0, copy.channels, 0, MOST);
        copy.size = size;
        return copy;
    }

    /** Whether a contact says on which channel it was, and what about. */
    public static boolean canTell(Support contact) {
        boolean about = contact.feature() != null || contact.ticketId() != null;
        return about && contact.envelope().channel() != Channel.OTHER;
    }

    /** Takes in a contact that {@link #canTell}, in order of event time. */
    public Finding observe(Support contact, long withinMs) {
        int byFeature = Fingerprint.of(contact.feature());
        int matter = byFeature == Fingerprint.NONE ? Fingerprint.of(contact.ticketId()) : byFeature;
        byte channel = (byte) contact.envelope().channel().ordinal();
        boolean hop = false;
        for (int i = 0; i < size; i++) {
            boolean same = matters[i] == matter && contact.eventTime() - times[i] <= withinMs;
            hop |= same && channels[i] != channel;
        }
        push(matter, contact.eventTime(), channel);
        return hop ? Finding.TROUBLE : Finding.FINE;
    }

    private void push(int matter, long time, byte channel) {
        System.arraycopy(matters, 0, matters, 1, MOST - 1);
        System.arraycopy(times, 0, times, 1, MOST - 1);
        System.arraycopy(channels, 0, channels, 1, MOST - 1);
        matters[0] = matter;
        times[0] = time;
        channels[0] = channel;
        size = Math.min(MOST, size + 1);
    }

    /** Lets go of contacts too old to be repeated. */
    public void forget(long at, long withinMs) {
        while (size > 0 && at - times[size - 1] > withinMs) {
            size--;
        }
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** @param base an instant near the contacts, epoch milliseconds */
    public void write(DataOutput out, long base) throws IOException {
        out.writeByte(size);
        for (int i = 0; i < size; i++) {
            out.writeInt(matters[i]);
            out.writeByte(channels[i]);
            Packed.writeSigned(out, base - times[i]);
        }
    }

    public static RecentContacts read(DataInput in, long base) throws IOException {
        RecentContacts contacts = new RecentContacts();
        contacts.size = Packed.readCount(in, MOST);
        for (int i = 0; i < contacts.size; i++) {
            contacts.matters[i] = in.readInt();
            contacts.channels[i] = (byte) Packed.readCount(in, CHANNELS.length - 1);
            contacts.times[i] = base - Packed.readSigned(in);
        }
        return contacts;
    }
}
