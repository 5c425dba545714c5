package dev.attune.cli.reading;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.contract.Topic;
import dev.attune.registry.SchemaRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole topics from their beginning, without a consumer group: first up to where they end now, then, if wanted,
 * what comes after. Records that cannot be read are counted and passed over.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Which records are seen. */
    public enum Isolation {
        /** Each record once, when its transaction is committed. */
        COMMITTED("read_committed"),
        /** At once; a record may be seen again after a failure, or may never be committed. */
        UNCOMMITTED("read_uncommitted");

        private final String level;

        Isolation(String level) {
            this.level = level;
        }
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordDecoder decoder;
    private final Predicate<byte @Nullable []> keys;
    private long unreadable;

    /**
     * @param keys whose records are decoded at all
     * @throws CommandFailed where the brokers do not answer, or a topic is missing
     */
    public TopicReader(
            Connection connection,
            SchemaRegistry registry,
            Isolation isolation,
            List<Topic> topics,
            Predicate<byte @Nullable []> keys) {
        this.consumer = new KafkaConsumer<>(
                properties(connection, isolation), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.decoder = new RecordDecoder(registry);
        this.keys = keys;
        try {
            List<TopicPartition> partitions = new ArrayList<>();
            topics.forEach(topic -> partitions.addAll(partitionsOf(topic, connection)));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        } catch (TimeoutException silent) {
            consumer.close();
            throw new CommandFailed(
                    "no broker answers at " + connection.bootstrap()
                            + ": is it running? ('attune doctor' looks closer)",
                    silent);
        } catch (RuntimeException failed) {
            consumer.close();
            throw failed;
        }
    }

    /** Every committed record of a topic, oldest first. */
    public static void readCommitted(Connection connection, Topic topic, Consumer<TopicRecord> to) {
        try (SchemaRegistry registry = connection.registry();
                TopicReader reader =
                        new TopicReader(connection, registry, Isolation.COMMITTED, List.of(topic), key -> true)) {
            reader.readToEnd(to);
        }
    }

    /** Everything that is in the topics when this is called. */
    public void readToEnd(Consumer<TopicRecord> to) {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
        while (true) {
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (ends.isEmpty()) {
                return;
            }
            poll(POLL, to);
        }
    }

    /** What has come since, waiting at most so long for the first of it. */
    public void poll(Duration atMost, Consumer<TopicRecord> to) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
            if (record.value() == null || !keys.test(record.key())) {
                continue;
            }
            Topic topic = Topic.named(record.topic()).orElseThrow();
            Optional<GenericRecord> value = decoder.decode(topic, record.value());
            value.ifPresentOrElse(
                    decoded -> to.accept(new TopicRecord(topic, decoded, record.timestamp())), () -> unreadable++);
        }
    }

    /** Records passed over because they are not what their topic holds. */
    public long unreadable() {
        return unreadable;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitionsOf(Topic topic, Connection connection) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic.topicName());
        if (partitions == null || partitions.isEmpty()) {
            throw new CommandFailed("topic %s does not exist at %s: create it with 'attune topics apply'"
                    .formatted(topic.topicName(), connection.bootstrap()));
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static Map<String, Object> properties(Connection connection, Isolation isolation) {
        Map<String, Object> properties = new HashMap<>(connection.kafka());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.level);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return properties;
    }
}
