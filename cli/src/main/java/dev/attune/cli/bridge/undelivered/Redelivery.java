package dev.attune.cli.bridge.undelivered;

import dev.attune.cli.Connection;
import dev.attune.cli.bridge.delivery.MessageDecoder;
import dev.attune.cli.bridge.delivery.Undelivered;
import dev.attune.cli.bridge.delivery.UndeliveredLog;
import dev.attune.cli.bridge.receiver.Answer;
import dev.attune.cli.bridge.receiver.Message;
import dev.attune.cli.bridge.receiver.Receiver;
import dev.attune.registry.SchemaRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Sends again what was given up, from where it stands, once each and under its old key. */
public final class Redelivery implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_POLLS = 50;

    private final SchemaRegistry registry;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final MessageDecoder decoder;
    private final UndeliveredLog log;
    private final Clock clock;

    /** How it went, in words for a table. */
    public enum Result {
        DELIVERED,
        NOT_TAKEN,
        UNREADABLE,
        /** Retention has taken the record. */
        GONE
    }

    public Redelivery(Connection connection, UndeliveredLog log, Clock clock) {
        this.registry = connection.registry();
        this.decoder = new MessageDecoder(registry);
        this.log = log;
        this.clock = clock;
        Map<String, Object> properties = new HashMap<>(connection.kafka());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    public Result drive(Undelivered entry, Receiver receiver) throws InterruptedException {
        Optional<ConsumerRecord<byte[], byte[]>> record = read(entry);
        if (record.isEmpty()) {
            return Result.GONE;
        }
        Optional<Message> message = decoder.decode(record.get());
        if (message.isEmpty()) {
            return Result.UNREADABLE;
        }
        Answer answer = receiver.send(message.get());
        if (!answer.isTaken()) {
            return Result.NOT_TAKEN;
        }
        log.keep(entry.delivered(1, clock.instant()));
        return Result.DELIVERED;
    }

    private Optional<ConsumerRecord<byte[], byte[]>> read(Undelivered entry) {
        TopicPartition partition =
                new TopicPartition(entry.origin().topic(), entry.origin().partition());
        consumer.assign(List.of(partition));
        consumer.seek(partition, entry.origin().offset());
        for (int poll = 0; poll < MOST_POLLS; poll++) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return record.offset() == entry.origin().offset() ? Optional.of(record) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        consumer.close();
        registry.close();
    }
}
