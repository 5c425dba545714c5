package dev.attune.sandbox.demo;

import dev.attune.cli.alerts.AlertRecord;
import dev.attune.cli.alerts.IncidentRecord;
import dev.attune.contract.Topic;
import dev.attune.sandbox.process.SandboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Hears every committed alert of both kinds, and every incident, from the beginning of their topics, on its own thread. */
final class CommittedAlerts implements AutoCloseable {
    private static final List<Topic> TOPICS = List.of(Topic.CHURN_RISK, Topic.EXPERIENCE_DROP, Topic.INCIDENT);
    private static final String INPUT_TIME = "attune-input-time";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Magic byte and schema id before every value. */
    private static final int PREFIX_BYTES = 5;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean finishing;

    CommittedAlerts(String bootstrap, Consumer<CommittedAlert> listener, Consumer<IncidentRecord> incidentListener) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        thread = new Thread(() -> listen(listener, incidentListener), "committed-alerts");
        thread.start();
    }

    private void listen(Consumer<CommittedAlert> listener, Consumer<IncidentRecord> incidentListener) {
        GenericDatumReader<GenericRecord> alerts = new GenericDatumReader<>(Topic.CHURN_RISK.schema());
        GenericDatumReader<GenericRecord> incidents = new GenericDatumReader<>(Topic.INCIDENT.schema());
        try (consumer) {
            List<TopicPartition> partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            @Nullable Map<TopicPartition, Long> ends = null;
            while (ends == null || !reached(ends)) {
                if (finishing && ends == null) {
                    ends = consumer.endOffsets(partitions);
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    if (record.topic().equals(Topic.INCIDENT.topicName())) {
                        incidentListener.accept(new IncidentRecord(read(incidents, record)));
                    } else {
                        AlertRecord alert = new AlertRecord(read(alerts, record));
                        listener.accept(new CommittedAlert(alert, record.timestamp(), inputTime(record)));
                    }
                }
            }
        } catch (WakeupException closed) {
            // close() asked for the end.
            return;
        } catch (RuntimeException broken) {
            failure = broken;
        }
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Hears what is committed now and then no more; waits for it, but not longer than some patience. */
    void finish() {
        finishing = true;
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static GenericRecord read(GenericDatumReader<GenericRecord> reader, ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        try {
            return reader.read(
                    null, DecoderFactory.get().binaryDecoder(value, PREFIX_BYTES, value.length - PREFIX_BYTES, null));
        } catch (IOException broken) {
            throw new IllegalStateException("a record that the job wrote cannot be read", broken);
        }
    }

    private static @Nullable Long inputTime(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(INPUT_TIME);
        return header == null ? null : Long.valueOf(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Fails with its reason when the thread has ended. */
    void requireAlive() {
        RuntimeException reason = failure;
        if (reason != null) {
            throw new SandboxException("alerts can no longer be read: " + reason.getMessage(), reason);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
