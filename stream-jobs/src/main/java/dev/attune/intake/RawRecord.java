package dev.attune.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record exactly as it was read, for the rejected topic.
 *
 * @param timestamp broker time of the record, epoch milliseconds
 */
public record RawRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers) {

    /** One header as it was read. */
    public record Header(String name, byte @Nullable [] value) {}
}
