package dev.attune.cli.load;

import dev.attune.cli.CommandFailed;
import dev.attune.contract.Topic;
import dev.attune.delivery.AvroEncoder;
import dev.attune.domain.event.EventStream;
import dev.attune.intake.files.EventFiles;
import dev.attune.intake.files.EventRecords;
import dev.attune.intake.mapping.MappedEvent;
import dev.attune.intake.source.Heartbeat;
import dev.attune.registry.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The three input topics of a real broker. The producer is idempotent, so each partition holds what was sent to it once
 * and in that order: nothing is late that was not sent late. After a failed record nothing more is sent.
 */
public final class InputTopics implements RawEventSink, AutoCloseable {

    private static final Map<String, Object> PRODUCER = Map.of(
            "acks",
            "all",
            "enable.idempotence",
            true,
            "compression.type",
            "lz4",
            "linger.ms",
            10,
            "batch.size",
            128 * 1024,
            "delivery.timeout.ms",
            120_000);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<EventStream, Target> targets = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicLong sent = new AtomicLong();

    private record Target(String topic, int partitions, EventRecords records, AvroEncoder encoder) {}

    private InputTopics(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Finds topics and schema ids.
     *
     * @param kafka properties of Kafka clients, {@code bootstrap.servers} among them
     * @throws CommandFailed if topics or schemas have not been made yet
     */
    public static InputTopics open(Map<String, Object> kafka, SchemaRegistry registry) {
        Map<String, Object> properties = new HashMap<>(PRODUCER);
        properties.putAll(kafka);
        InputTopics topics =
                new InputTopics(new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()));
        try {
            for (EventStream stream : EventStream.values()) {
                topics.targets.put(stream, topics.find(stream, registry));
            }
            return topics;
        } catch (RuntimeException unusable) {
            topics.producer.close();
            throw unusable;
        }
    }

    private Target find(EventStream stream, SchemaRegistry registry) {
        Topic topic = EventFiles.topic(stream);
        OptionalInt id = registry.idOf(topic.subject(), topic.schema().toString());
        if (id.isEmpty()) {
            throw new CommandFailed(
                    "the registry has no current schema of " + topic.subject() + ": run 'attune topics apply' first");
        }
        int partitions = producer.partitionsFor(topic.topicName()).size();
        return new Target(
                topic.topicName(), partitions, EventRecords.of(stream), new AvroEncoder(topic.schema(), id.getAsInt()));
    }

    @Override
    public void send(MappedEvent event) {
        EventStream stream = event.interaction().stream();
        sendRaw(stream, key(event), encode(event));
    }

    /** The record's key: the customer, or the visitor of an anonymous click. */
    public static byte[] key(MappedEvent event) {
        return event.interaction().customerId().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] encode(MappedEvent event) {
        Target target = target(event.interaction().stream());
        return target.encoder().encode(target.records().record(event));
    }

    @Override
    public void sendRaw(EventStream stream, byte @Nullable [] key, byte @Nullable [] value) {
        send(new ProducerRecord<>(target(stream).topic(), null, null, key, value));
    }

    @Override
    public void heartbeat(long eventTime) {
        List<Header> headers = List.of(new RecordHeader(Heartbeat.HEADER, Heartbeat.headerValue(eventTime)));
        for (EventStream stream : EventStream.values()) {
            Target target = target(stream);
            for (int partition = 0; partition < target.partitions(); partition++) {
                send(new ProducerRecord<>(target.topic(), partition, null, null, null, headers));
            }
        }
    }

    /** Partitions of all three topics together: records per heartbeat. */
    public int partitions() {
        return targets.values().stream().mapToInt(Target::partitions).sum();
    }

    @Override
    public void flush() {
        producer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        producer.close();
    }

    private Target target(EventStream stream) {
        Target target = targets.get(stream);
        if (target == null) {
            throw new IllegalStateException("no topic for stream " + stream);
        }
        return target;
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        throwFailure();
        producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
        sent.incrementAndGet();
    }

    /** Records handed to the producer so far, exact even where a sender was interrupted; from any thread. */
    public long sent() {
        return sent.get();
    }

    private void throwFailure() {
        Exception first = failure.get();
        if (first != null) {
            throw new CommandFailed(
                    "the broker did not take a record, so nothing more was sent: " + first.getMessage(), first);
        }
    }
}
