package dev.attune.sandbox.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.load.EventLoader;
import dev.attune.cli.load.InputTopics;
import dev.attune.cli.load.Pace;
import dev.attune.contract.Topic;
import dev.attune.domain.event.EventStream;
import dev.attune.intake.files.EventFiles;
import dev.attune.intake.files.EventFilesSettings;
import dev.attune.intake.files.MergedEvents;
import dev.attune.intake.mapping.EventMapper;
import dev.attune.intake.mapping.MappedEvent;
import dev.attune.intake.source.Heartbeat;
import dev.attune.registry.InMemorySchemaRegistry;
import dev.attune.sandbox.kafka.BrokerSettings;
import dev.attune.sandbox.kafka.EmbeddedBroker;
import dev.attune.sandbox.simulator.Population;
import dev.attune.sandbox.simulator.SimulatedFiles;
import dev.attune.sandbox.simulator.SimulatorSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading and streaming against a real broker. */
class LoadIntoTopicsIT {

    private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final int PARTITIONS = 3;
    private static final int PREFIX = 5;

    @TempDir
    Path directory;

    private EmbeddedBroker broker;

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

    /** What stood in a partition, in order. */
    private record Read(TopicPartition partition, long eventTime, boolean heartbeat, MappedEvent event) {}

    /** One for each test: clients stumble over topics that are deleted and made again. */
    @BeforeEach
    void startBroker() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.onFreePorts(directory.resolve("broker")));
        List<NewTopic> topics = new ArrayList<>();
        for (EventStream stream : EventStream.values()) {
            Topic topic = EventFiles.topic(stream);
            registry.register(topic.subject(), topic.schema().toString());
            topics.add(new NewTopic(topic.topicName(), Optional.of(PARTITIONS), Optional.empty()));
        }
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(topics).all().get();
        }
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    @Test
    void loadedFilesAreTheSameEventsAndNothingIsLateInAnyPartition() throws Exception {
        new SimulatedFiles(directory, false).write(new Population(SimulatorSettings.of(200, START, 60, 9)));
        MergedEvents merged = EventFiles.read(EventFilesSettings.of(
                directory.resolve("clicks.csv"),
                directory.resolve("purchases.csv"),
                directory.resolve("support.csv"),
                false,
                null));
        try (InputTopics topics = InputTopics.open(client(), registry)) {
            new EventLoader(topics, Pace.unbounded(), BOUND).load(merged, sent -> {});
        }
        List<Read> all = readAll();

        assertThat(all.stream().filter(each -> !each.heartbeat()).map(Read::event))
                .containsExactlyInAnyOrderElementsOf(
                        merged.events().stream().map(event -> event.event()).toList());
        Map<TopicPartition, Read> last = assertNothingLate(all);
        assertThat(last).hasSize(3 * PARTITIONS);
        assertThat(last.values())
                .allMatch(read -> read.heartbeat() && read.eventTime() == merged.end() + BOUND.toMillis());
    }

    @Test
    void theLiveFeedIsCountedToTheRecord() throws Exception {
        LiveFeedSettings settings = new LiveFeedSettings(
                SimulatorSettings.of(200, START, 60, 10),
                ArrivalSettings.of(10).withoutLate().withBad(0),
                59,
                864_000);
        FeedCounts counts;
        try (InputTopics topics = InputTopics.open(client(), registry)) {
            LiveFeed feed =
                    new LiveFeed(settings, topics, topics.partitions(), Pace.MACHINE, System::currentTimeMillis);
            feed.run(settings::speed);
            counts = feed.counts();
            assertThat(topics.sent()).isEqualTo(counts.sent());
        }
        List<Read> all = readAll();

        assertThat(all).hasSize((int) counts.sent());
        assertNothingLate(all);
    }

    private static Map<TopicPartition, Read> assertNothingLate(List<Read> all) {
        Map<TopicPartition, Long> newest = new HashMap<>();
        Map<TopicPartition, Read> last = new HashMap<>();
        for (Read read : all) {
            long before = newest.getOrDefault(read.partition(), START);
            assertThat(read.eventTime()).isGreaterThan(before - BOUND.toMillis() - 1);
            newest.put(read.partition(), Math.max(before, read.eventTime()));
            last.put(read.partition(), read);
        }
        return last;
    }

    private List<Read> readAll() throws Exception {
        List<Read> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (EventStream stream : EventStream.values()) {
                consumer.partitionsFor(EventFiles.topic(stream).topicName())
                        .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    all.add(read(record));
                }
            }
        }
        return all;
    }

    private static Read read(ConsumerRecord<byte[], byte[]> record) throws Exception {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.value() == null) {
            byte[] time = record.headers().lastHeader(Heartbeat.HEADER).value();
            return new Read(partition, Long.parseLong(new String(time, StandardCharsets.UTF_8)), true, null);
        }
        Topic topic = Topic.named(record.topic()).orElseThrow();
        EventStream stream = List.of(EventStream.values()).stream()
                .filter(each -> EventFiles.topic(each) == topic)
                .findFirst()
                .orElseThrow();
        GenericRecord avro = new GenericDatumReader<GenericRecord>(topic.schema())
                .read(
                        null,
                        DecoderFactory.get()
                                .binaryDecoder(record.value(), PREFIX, record.value().length - PREFIX, null));
        MappedEvent event = new EventMapper(stream, topic.schema()).map(avro, EventMapper.NO_LATEST);
        return new Read(partition, event.interaction().eventTime(), false, event);
    }
}
