package dev.attune.delivery;

import dev.attune.exchange.ExchangeType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record ready for its topic: nothing is left to decide.
 *
 * @param key null where the topic has no key for it
 * @param value Avro in Confluent wire format
 * @param headers in the order they are written
 */
public record OutboundRecord(String topic, byte @Nullable [] key, byte[] value, List<Header> headers) {

    public static final ExchangeType<OutboundRecord> TYPE =
            new ExchangeType<>(OutboundRecord.class, new OutboundRecordCodec());

    /** Upper bound of what Kafka adds to a record and its batch, compression that does not compress included, bytes. */
    private static final int RECORD_OVERHEAD = 1_024;

    private static final int HEADER_OVERHEAD = 10;

    /** One header. */
    public record Header(String name, byte[] value) {

        public static Header of(String name, String value) {
            return new Header(name, value.getBytes(StandardCharsets.UTF_8));
        }

        public String text() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    /** Upper bound of the size that producer and broker judge, bytes. */
    public int size() {
        int size = RECORD_OVERHEAD + value.length + (key == null ? 0 : key.length);
        for (Header header : headers) {
            size += HEADER_OVERHEAD + header.name().length() + header.value().length;
        }
        return size;
    }
}
