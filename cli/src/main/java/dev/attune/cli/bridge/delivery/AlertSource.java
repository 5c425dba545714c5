package dev.attune.cli.bridge.delivery;

import dev.attune.registry.SchemaRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Where alerts come from.
 *
 * @param kafka properties of any client
 * @param registry opened by each reader for itself
 */
public record AlertSource(Map<String, Object> kafka, Supplier<SchemaRegistry> registry) {

    /** How long after a bridge died without a word its partitions go to another one; the brokers' least is 6 s. */
    private static final int SESSION_MILLISECONDS = 10_000;

    private static final int MOST_PER_POLL = 100;

    public AlertSource {
        kafka = Map.copyOf(kafka);
    }

    /** A reader of committed records that commits nothing by itself. */
    KafkaConsumer<byte[], byte[]> consumer(String group) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Only for positions that retention has overtaken: what is left is told.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_PER_POLL);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLISECONDS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MILLISECONDS / 4);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
