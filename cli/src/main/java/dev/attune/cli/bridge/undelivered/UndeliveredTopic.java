package dev.attune.cli.bridge.undelivered;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.bridge.delivery.Undelivered;
import dev.attune.cli.bridge.delivery.UndeliveredLog;
import dev.attune.cli.reading.TopicReader;
import dev.attune.cli.reading.TopicReader.Isolation;
import dev.attune.contract.Topic;
import dev.attune.delivery.AvroEncoder;
import dev.attune.registry.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic of what was given up. */
public final class UndeliveredTopic implements UndeliveredLog, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MAX_BLOCK_MILLISECONDS = 10_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final AvroEncoder encoder;

    /** @throws CommandFailed where the registry does not know the schema */
    public UndeliveredTopic(Connection connection) {
        try (SchemaRegistry registry = connection.registry()) {
            int id = registry.idOf(
                            Topic.UNDELIVERED.subject(),
                            Topic.UNDELIVERED.schema().toString())
                    .orElseThrow(() -> new CommandFailed("the registry has no current schema of "
                            + Topic.UNDELIVERED.subject() + ": run 'attune topics apply' first"));
            this.encoder = new AvroEncoder(Topic.UNDELIVERED.schema(), id);
        }
        Map<String, Object> properties = new HashMap<>(connection.kafka());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLISECONDS);
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** What stands aside now, the oldest first. */
    public static List<Undelivered> standing(Connection connection) {
        Map<String, Undelivered> newest = new LinkedHashMap<>();
        try (SchemaRegistry registry = connection.registry();
                TopicReader reader = new TopicReader(
                        connection, registry, Isolation.COMMITTED, List.of(Topic.UNDELIVERED), key -> true)) {
            reader.readToEnd(record -> {
                Undelivered entry = UndeliveredMapper.entry(record.value());
                newest.merge(entry.key(), entry, (one, other) -> other.at().isBefore(one.at()) ? one : other);
            });
        }
        return newest.values().stream()
                .filter(entry -> !entry.delivered())
                .sorted(Comparator.comparing(Undelivered::at).thenComparing(Undelivered::key))
                .toList();
    }

    /** Tries until the brokers have it. */
    @Override
    public void keep(Undelivered entry) throws InterruptedException {
        byte[] key = entry.key().getBytes(StandardCharsets.UTF_8);
        byte[] value;
        synchronized (encoder) {
            value = encoder.encode(UndeliveredMapper.record(entry));
        }
        while (true) {
            try {
                producer.send(new ProducerRecord<>(Topic.UNDELIVERED.topicName(), key, value))
                        .get();
                return;
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof RetriableException)) {
                    throw new IllegalStateException("what was given up cannot be kept", failed.getCause());
                }
            }
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
