package dev.attune.domain.incident;

import dev.attune.domain.event.Channel;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A row of a touchpoint's windows. As a key of sums: exactly this channel, partner and segment, null being nobody. As a row
 * that is told: null is all of them together.
 */
record WindowRow(
        @Nullable Channel channel,
        @Nullable String partner,
        @Nullable String segment) implements Comparable<WindowRow> {

    /** Every row that is told from one key is one of these choices of dimensions, a bit each. */
    static final int CHOICES = 8;

    /** The touchpoint as a whole. */
    static final WindowRow ALL = new WindowRow(null, null, null);

    private static final Channel[] CHANNELS = Channel.values();
    private static final Comparator<WindowRow> ORDER = Comparator.comparing(
                    WindowRow::channel, Comparator.nullsFirst(Comparator.<Channel>naturalOrder()))
            .thenComparing(WindowRow::partner, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(WindowRow::segment, Comparator.nullsFirst(Comparator.<String>naturalOrder()));

    static WindowRow of(Cell cell) {
        return new WindowRow(cell.channel(), cell.partner(), cell.segment());
    }

    /**
     * The row told of this key by a choice of dimensions; null where the key has nobody in one that was chosen: what nobody
     * did is told in the rows over all only.
     */
    @Nullable
    WindowRow chosen(int choice) {
        boolean byChannel = (choice & 1) != 0;
        boolean byPartner = (choice & 2) != 0;
        boolean bySegment = (choice & 4) != 0;
        if ((byChannel && channel == null) || (byPartner && partner == null) || (bySegment && segment == null)) {
            return null;
        }
        return new WindowRow(byChannel ? channel : null, byPartner ? partner : null, bySegment ? segment : null);
    }

    @Override
    public int compareTo(WindowRow other) {
        return ORDER.compare(this, other);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(channel == null ? 0 : channel.ordinal() + 1);
        Packed.writeText(out, partner);
        Packed.writeText(out, segment);
    }

    static WindowRow read(DataInput in) throws IOException {
        int place = Packed.readCount(in, CHANNELS.length);
        return new WindowRow(place == 0 ? null : CHANNELS[place - 1], Packed.readText(in), Packed.readText(in));
    }
}
