package dev.attune.intake.source;

import dev.attune.intake.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What is taken of a Kafka record besides its value. */
public final class KafkaRecords {

    private static final String TRACEPARENT = "traceparent";

    /** W3C trace context: 55 characters in version 00; later versions may add some. */
    private static final int LONGEST_TRACEPARENT = 128;

    private KafkaRecords() {}

    static @Nullable String traceparent(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(TRACEPARENT);
        byte @Nullable [] value = header == null ? null : header.value();
        return value == null || value.length > LONGEST_TRACEPARENT
                ? null
                : new String(value, StandardCharsets.US_ASCII);
    }

    public static RawRecord raw(ConsumerRecord<byte[], byte[]> record) {
        List<RawRecord.Header> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new RawRecord.Header(header.key(), header.value()));
        }
        return new RawRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                List.copyOf(headers));
    }
}
