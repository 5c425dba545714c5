package dev.attune.incident;

import dev.attune.intake.Arrival;
import dev.attune.intake.ArrivalCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Clicks that wait for their tick to end. In state each tick is an entry of its own, so that a larger job can share them
 * out: version (1 byte), number of clicks (4), the clicks as {@link ArrivalCodec} writes them; whatever changes of that is
 * a new version, and every released one stays readable.
 */
final class WaitingClicks {

    private static final long TICK = 1_000;
    private static final int VERSION = 1;
    private static final ArrivalCodec CLICKS = new ArrivalCodec();

    private final TreeMap<Long, List<Arrival>> byTick = new TreeMap<>();

    /** Whether the tick of a click has ended, epoch milliseconds. */
    static boolean isOver(Arrival click, long watermark) {
        return endOf(tickOf(click)) - 1 <= watermark;
    }

    void add(Arrival click) {
        byTick.computeIfAbsent(tickOf(click), first -> new ArrayList<>()).add(click);
    }

    /** Lets go of those whose tick has ended, tick by tick. */
    void release(long watermark, Consumer<Arrival> each) {
        while (!byTick.isEmpty() && endOf(byTick.firstKey()) - 1 <= watermark) {
            byTick.pollFirstEntry().getValue().forEach(each);
        }
    }

    /** As they are kept in state. */
    List<byte[]> stored() throws IOException {
        List<byte[]> stored = new ArrayList<>();
        for (List<Arrival> clicks : byTick.values()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(VERSION);
            out.writeInt(clicks.size());
            for (Arrival click : clicks) {
                CLICKS.write(click, out);
            }
            stored.add(bytes.toByteArray());
        }
        return stored;
    }

    /** Adds what an entry holds that {@link #stored} of this or any earlier release made. */
    void restore(byte[] entry) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry));
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("layout of waiting clicks must be " + VERSION + ", but was " + version);
        }
        for (int left = in.readInt(); left > 0; left--) {
            add(CLICKS.read(in));
        }
    }

    private static long tickOf(Arrival click) {
        return Math.floorDiv(click.interaction().eventTime(), TICK);
    }

    private static long endOf(long tick) {
        return (tick + 1) * TICK;
    }
}
