package dev.attune.sandbox.testing;

import dev.attune.sandbox.kafka.BrokerSettings;
import dev.attune.sandbox.kafka.EmbeddedBroker;
import dev.attune.sandbox.process.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The broker that integration tests share, in this JVM, with what tests do over and over. */
public final class RealBroker implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    private static final AtomicInteger TOPICS = new AtomicInteger();

    private final EmbeddedBroker broker;
    private final Path directory;

    private RealBroker(EmbeddedBroker broker, Path directory) {
        this.broker = broker;
        this.directory = directory;
    }

    static RealBroker start() {
        try {
            Path directory = Files.createTempDirectory("attune-test-broker");
            return new RealBroker(EmbeddedBroker.start(BrokerSettings.onFreePorts(directory)), directory);
        } catch (Exception failure) {
            throw new IllegalStateException("the broker for tests did not start", failure);
        }
    }

    /** What clients set as {@code bootstrap.servers}. */
    public String bootstrap() {
        return broker.bootstrap();
    }

    /** Creates a topic whose name begins with the prefix and occurs nowhere else; gives the name. */
    public String newTopic(String prefix, int partitions, Map<String, String> configuration) throws Exception {
        String name = prefix + "-" + TOPICS.incrementAndGet();
        createTopic(name, partitions, configuration);
        return name;
    }

    /** Creates a topic of exactly this name. */
    public void createTopic(String name, int partitions, Map<String, String> configuration) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.createTopics(List.of(
                            new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configuration)))
                    .all()
                    .get();
        }
    }

    /** A producer of bytes that waits for every acknowledgement; the caller closes it. */
    public KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap(), "acks", "all", "linger.ms", "5"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** All committed records of a topic up to the stable end as it is now, partition by partition. */
    public List<ConsumerRecord<byte[], byte[]>> readCommitted(String topic) {
        return read(topic, "read_committed");
    }

    /** All records of a topic up to its end as it is now, those of open and aborted transactions too. */
    public List<ConsumerRecord<byte[], byte[]>> readUncommitted(String topic) {
        return read(topic, "read_uncommitted");
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic, String isolation) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap(), "isolation.level", isolation);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map((PartitionInfo info) -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.offset() < ends.get(new TopicPartition(topic, record.partition()))) {
                        records.add(record);
                    }
                });
            }
            return records;
        }
    }

    @Override
    public void close() {
        broker.close();
        Directories.delete(directory);
    }
}
