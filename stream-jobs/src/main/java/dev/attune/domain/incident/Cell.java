package dev.attune.domain.incident;

import dev.attune.domain.event.Channel;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is told apart of where and how customers meet us: the finest grain that is counted. Cells have an order, so that
 * walking through them is the same everywhere.
 *
 * @param touchpoint from the closed catalogue
 * @param channel where the customer met us
 * @param partner who fulfilled it; null for ourselves, and for those who are too many to be told apart
 * @param segment the customer's segment; null where unknown, or too many
 * @param release of the page or app; null where unknown, or too many
 * @param feature what it was about; null where unknown, or too many
 */
public record Cell(
        String touchpoint,
        Channel channel,
        @Nullable String partner,
        @Nullable String segment,
        @Nullable String release,
        @Nullable String feature)
        implements Comparable<Cell> {

    private static final Channel[] CHANNELS = Channel.values();

    private static final Comparator<@Nullable String> TEXTS = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::touchpoint)
            .thenComparing(Cell::channel)
            .thenComparing(Cell::partner, TEXTS)
            .thenComparing(Cell::segment, TEXTS)
            .thenComparing(Cell::release, TEXTS)
            .thenComparing(Cell::feature, TEXTS);

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }

    public void write(DataOutput out) throws IOException {
        Packed.writeText(out, touchpoint);
        out.writeByte(channel.ordinal());
        Packed.writeText(out, partner);
        Packed.writeText(out, segment);
        Packed.writeText(out, release);
        Packed.writeText(out, feature);
    }

    public static Cell read(DataInput in) throws IOException {
        String touchpoint = Packed.readText(in);
        return new Cell(
                touchpoint == null ? "" : touchpoint,
                CHANNELS[Packed.readCount(in, CHANNELS.length - 1)],
                Packed.readText(in),
                Packed.readText(in),
                Packed.readText(in),
                Packed.readText(in));
    }
}
