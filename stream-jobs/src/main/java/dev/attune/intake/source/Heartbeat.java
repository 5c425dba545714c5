package dev.attune.intake.source;

import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record without value that moves the clock of its partition: its event time stands in a header. */
public final class Heartbeat {

    /** Name of the header; its value is event time, epoch milliseconds, as decimal digits in UTF-8. */
    public static final String HEADER = "attune-heartbeat";

    /** Digits of the largest long, and its sign. */
    private static final int LONGEST = 20;

    private Heartbeat() {}

    /** The value of the header for this event time. */
    public static byte[] headerValue(long eventTime) {
        return Long.toString(eventTime).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The event time of a record without value.
     *
     * @throws Rejection EMPTY if it is no heartbeat, MALFORMED if its header holds no number
     */
    static long eventTime(ConsumerRecord<byte[], byte[]> record) throws Rejection {
        Header header = record.headers().lastHeader(HEADER);
        if (header == null) {
            throw Rejection.of(RejectionReason.EMPTY);
        }
        return parse(header.value());
    }

    private static long parse(byte @Nullable [] value) throws Rejection {
        if (value == null || value.length > LONGEST) {
            throw Rejection.of(RejectionReason.MALFORMED);
        }
        try {
            return Long.parseLong(new String(value, StandardCharsets.UTF_8));
        } catch (NumberFormatException unreadable) {
            throw Rejection.of(RejectionReason.MALFORMED);
        }
    }
}
