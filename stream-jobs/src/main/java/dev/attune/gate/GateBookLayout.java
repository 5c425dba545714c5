package dev.attune.gate;

import static dev.attune.exchange.BinaryFields.readOptionalText;
import static dev.attune.exchange.BinaryFields.writeOptionalText;

import dev.attune.customer.RevisionLayout;
import dev.attune.domain.event.Channel;
import dev.attune.domain.gate.GateBook;
import dev.attune.domain.gate.Held;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a {@link GateBook}: version, those waiting, the open drop. Any change of them, of {@link RevisionLayout}
 * included, is a new version, and every released one stays readable: its bytes are kept among the tests.
 */
final class GateBookLayout {

    private static final int VERSION = 1;
    private static final int MOST_WAITING = 1 << 16;
    private static final Channel[] CHANNELS = Channel.values();
    private static final int NO_CHANNEL = 0xFF;

    private GateBookLayout() {}

    static void write(GateBook book, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        List<Held> waiting = book.waiting();
        Packed.writeUnsigned(out, waiting.size());
        for (Held held : waiting) {
            writeHeld(held, out);
        }
        GateBook.Open open = book.open();
        out.writeBoolean(open != null);
        if (open != null) {
            writeHeld(open.last(), out);
            Packed.writeUnsigned(out, open.added());
            writeOptionalText(open.incidentId(), out);
            Packed.writeUnsigned(out, open.heldBack());
        }
    }

    static GateBook read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("layout of the gate's book must be " + VERSION + ", but was " + version);
        }
        int size = Packed.readCount(in, MOST_WAITING);
        List<Held> waiting = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            waiting.add(readHeld(in));
        }
        return new GateBook(waiting, in.readBoolean() ? readOpen(in) : null);
    }

    private static GateBook.Open readOpen(DataInput in) throws IOException {
        return new GateBook.Open(
                readHeld(in),
                Packed.readCount(in, Integer.MAX_VALUE),
                readOptionalText(in),
                Packed.readCount(in, Integer.MAX_VALUE));
    }

    private static void writeHeld(Held held, DataOutput out) throws IOException {
        RevisionLayout.write(held.revision(), out);
        Channel channel = held.channel();
        out.writeByte(channel == null ? NO_CHANNEL : channel.ordinal());
        writeOptionalText(held.partner(), out);
        writeOptionalText(held.traceparent(), out);
        out.writeLong(held.inputTime());
    }

    private static Held readHeld(DataInput in) throws IOException {
        var revision = RevisionLayout.read(in);
        int channel = in.readUnsignedByte();
        return new Held(
                revision,
                channel == NO_CHANNEL ? null : CHANNELS[channel],
                readOptionalText(in),
                readOptionalText(in),
                in.readLong());
    }
}
