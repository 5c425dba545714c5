package dev.attune.cli.control;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.reading.TopicReader;
import dev.attune.cli.reading.TopicRecord;
import dev.attune.contract.Topic;
import dev.attune.delivery.AvroEncoder;
import dev.attune.registry.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads a control topic whole, and adds single records to it. */
public final class ControlTopics {

    private final Connection connection;

    public ControlTopics(Connection connection) {
        this.connection = connection;
    }

    /** Every committed record, oldest first. */
    public List<TopicRecord> read(Topic topic) {
        List<TopicRecord> records = new ArrayList<>();
        TopicReader.readCommitted(connection, topic, records::add);
        return records;
    }

    /** Adds a record, and returns once the broker has it. */
    public void write(Topic topic, String key, GenericRecord record) {
        byte[] value;
        try (SchemaRegistry registry = connection.registry()) {
            int id = registry.idOf(topic.subject(), topic.schema().toString())
                    .orElseThrow(() -> new CommandFailed("the registry has no current schema of " + topic.subject()
                            + ": run 'attune topics apply' first"));
            value = new AvroEncoder(topic.schema(), id).encode(record);
        }
        Map<String, Object> properties = new HashMap<>(connection.kafka());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException failed) {
            Throwable reason = failed.getCause() == null ? failed : failed.getCause();
            throw new CommandFailed(
                    "the broker at " + connection.bootstrap() + " did not take the record: " + reason.getMessage(),
                    reason);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", stopped);
        }
    }
}
