package dev.attune.cli.bridge.delivery;

import dev.attune.cli.bridge.receiver.Message;
import dev.attune.cli.bridge.receiver.Origin;
import dev.attune.cli.reading.RecordDecoder;
import dev.attune.contract.Topic;
import dev.attune.registry.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Records of alert topics to messages. */
public final class MessageDecoder {

    private final RecordDecoder records;

    public MessageDecoder(SchemaRegistry registry) {
        this.records = new RecordDecoder(registry);
    }

    /** Empty where the record is not what its topic holds. */
    public Optional<Message> decode(ConsumerRecord<byte[], byte[]> record) {
        Topic topic = Topic.named(record.topic()).orElseThrow();
        return records.decode(topic, record.value())
                .map(value -> Message.of(topic, value, origin(record), headers(record)));
    }

    static Origin origin(ConsumerRecord<byte[], byte[]> record) {
        return new Origin(record.topic(), record.partition(), record.offset());
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (String name : new String[] {"ce_source", "traceparent"}) {
            Header header = record.headers().lastHeader(name);
            if (header != null && header.value() != null) {
                headers.put(name, new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
