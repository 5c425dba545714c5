package dev.attune.control.source;

import dev.attune.contract.Topic;
import dev.attune.control.ControlKind;
import dev.attune.control.ControlLog;
import dev.attune.control.ControlRecord;
import dev.attune.intake.decode.WriterSchemas;
import dev.attune.registry.RegistrySource;
import dev.attune.waiting.RegistryClock;
import dev.attune.waiting.RegistryPatience;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.time.Deadline;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the control topics themselves, to the end of what is committed: by position, since the last offsets of a
 * transactional log hold no records. They hold a few records a week.
 */
public final class BrokerControlLog implements ControlLog {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(BrokerControlLog.class);
    static final List<Topic> CHANGES =
            Arrays.stream(ControlKind.values()).map(ControlKind::topic).toList();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MS = 30_000;

    private final Map<String, String> client;
    private final RegistrySource registry;
    private final RegistryClock clock;

    /** @param clientProperties of the job's consumers (security, tuning) */
    public BrokerControlLog(
            String bootstrapServers,
            Map<String, String> clientProperties,
            RegistrySource registry,
            RegistryClock clock) {
        Map<String, String> properties = new HashMap<>(clientProperties);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        this.client = Map.copyOf(properties);
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public List<ControlRecord> readAll() throws IOException {
        return read(CHANGES, Map.of());
    }

    @Override
    public List<ControlRecord.Said> readFeedback(Map<Integer, Long> after) throws IOException {
        return read(List.of(Topic.FEEDBACK), after).stream()
                .filter(ControlRecord.Said.class::isInstance)
                .map(ControlRecord.Said.class::cast)
                .toList();
    }

    private List<ControlRecord> read(List<Topic> topics, Map<Integer, Long> after) throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                WriterSchemas schemas =
                        new WriterSchemas(registry.open(), new RegistryPatience(clock), Duration.ZERO)) {
            return read(consumer, new ControlDecoder(schemas), topics, after);
        } catch (KafkaException failed) {
            throw new IOException(
                    "the control topics must be read before events are judged, but that failed: is the broker there, "
                            + "and are the topics (attune topics apply)? "
                            + failed.getMessage(),
                    failed);
        }
    }

    /** What is committed on some control topics, from the records behind those named. */
    static List<ControlRecord> read(
            Consumer<byte[], byte[]> consumer, ControlDecoder decoder, List<Topic> topics, Map<Integer, Long> after)
            throws IOException {
        seek(consumer, topics, after);
        return readToEnd(consumer, decoder);
    }

    private static void seek(Consumer<byte[], byte[]> consumer, List<Topic> topics, Map<Integer, Long> after) {
        List<TopicPartition> partitions = topics.stream()
                .map(Topic::topicName)
                .flatMap(topic -> onlyOne(topic, consumer.partitionsFor(topic)).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("the broker knows no partition of them");
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long from = after.getOrDefault(partition.partition(), -1L) + 1;
            consumer.seek(partition, Math.max(from, beginnings.getOrDefault(partition, 0L)));
        }
    }

    private static List<ControlRecord> readToEnd(Consumer<byte[], byte[]> consumer, ControlDecoder decoder)
            throws IOException {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        List<ControlRecord> read = new ArrayList<>();
        Deadline patience = Deadline.fromNow(Duration.ofMillis(PATIENCE_MS));
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            if (!polled.isEmpty()) {
                patience = Deadline.fromNow(Duration.ofMillis(PATIENCE_MS));
            } else if (patience.isOverdue()) {
                throw new KafkaException("no record came for " + PATIENCE_MS / 1_000 + " s, and there are more");
            }
            for (ConsumerRecord<byte[], byte[]> record : polled) {
                ControlRecord decoded = decoder.decode(record);
                if (decoded != null) {
                    read.add(decoded);
                }
            }
        }
        LOG.info("read {} records of the control topics before the first event is judged", read.size());
        return read;
    }

    /** Which of two changes came last could not be told between partitions. */
    private static List<PartitionInfo> onlyOne(String topic, List<PartitionInfo> partitions) {
        if (partitions.size() > 1) {
            throw new KafkaException("topic " + topic + " must have 1 partition, but has " + partitions.size()
                    + ": create it anew with 'attune topics apply' and publish again");
        }
        return partitions;
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        return properties;
    }
}
