package dev.attune.domain.customer;

import dev.attune.domain.episode.Evidence;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event worth remembering by name. Ids that are UUIDs in their canonical lower-case form take 16 bytes, others their
 * text; either way the id comes back letter for letter.
 *
 * @param high first half of a UUID; not read where {@code text} is given
 * @param low second half
 * @param text any other id; null for a UUID
 */
record EventReference(
        EventStream stream,
        long eventTime,
        long high,
        long low,
        @Nullable String text) {

    private static final EventStream[] STREAMS = EventStream.values();
    private static final int UUID_LENGTH = 36;

    /** Set beside the stream where the id is a UUID. */
    private static final int UUID_FLAG = 0x80;

    static EventReference to(Interaction interaction) {
        return of(interaction.stream(), interaction.eventId(), interaction.eventTime());
    }

    static EventReference of(EventStream stream, String eventId, long eventTime) {
        if (isCanonicalUuid(eventId)) {
            long high = hex(eventId, 0, 8) << 32 | hex(eventId, 9, 13) << 16 | hex(eventId, 14, 18);
            long low = hex(eventId, 19, 23) << 48 | hex(eventId, 24, 36);
            return new EventReference(stream, eventTime, high, low, null);
        }
        return new EventReference(stream, eventTime, 0, 0, eventId);
    }

    /** Lower case, dashes where they belong: what prints back letter for letter. */
    private static boolean isCanonicalUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char letter = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean digit = (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
            if (dash ? letter != '-' : !digit) {
                return false;
            }
        }
        return true;
    }

    private static long hex(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value << 4 | Character.digit(text.charAt(i), 16);
        }
        return value;
    }

    Evidence toEvidence() {
        String eventId = text == null ? new UUID(high, low).toString() : text;
        return new Evidence(stream, eventId, eventTime);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(stream.ordinal() | (text == null ? UUID_FLAG : 0));
        Packed.writeSigned(out, eventTime);
        if (text == null) {
            out.writeLong(high);
            out.writeLong(low);
        } else {
            Packed.writeText(out, text);
        }
    }

    static EventReference read(DataInput in) throws IOException {
        int flags = in.readUnsignedByte();
        EventStream stream = STREAMS[flags & ~UUID_FLAG];
        long eventTime = Packed.readSigned(in);
        if ((flags & UUID_FLAG) != 0) {
            return new EventReference(stream, eventTime, in.readLong(), in.readLong(), null);
        }
        return new EventReference(stream, eventTime, 0, 0, Packed.readText(in));
    }
}
