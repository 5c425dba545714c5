package dev.attune.sandbox.promise;

import dev.attune.contract.Topic;
import dev.attune.domain.event.EventStream;
import dev.attune.intake.files.EventFiles;
import dev.attune.intake.files.EventFilesException;
import dev.attune.intake.files.EventFilesSettings;
import dev.attune.intake.files.EventRecords;
import dev.attune.intake.files.FileEvent;
import dev.attune.intake.files.MergedEvents;
import dev.attune.intake.source.Heartbeat;
import dev.attune.registry.SchemaRegistry;
import dev.attune.sandbox.simulator.Population;
import dev.attune.sandbox.simulator.SimulatedFiles;
import dev.attune.sandbox.simulator.SimulatorSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * One simulated history, as files for a backtest and as records for topics, in any order that the bound allows.
 *
 * @param files what a backtest reads
 * @param events the same, merged by event time
 */
record History(EventFilesSettings files, MergedEvents events) {

    static final int PARTITIONS = 3;
    private static final long START = 1_735_689_600_000L; // 2025-01-01T00:00:00Z
    private static final long OUTAGE = Duration.ofHours(24 * 150 + 10).toMillis();
    private static final long OUTAGE_LENGTH = Duration.ofHours(3).toMillis();
    private static final int VIEWS_IN_OUTAGE = 10;

    /**
     * A record on its way to a topic.
     *
     * @param eventTime what orders it
     * @param event what it holds, null for a heartbeat
     * @param schemaId writer schema of its value
     * @param corruption how it went bad, null if it did not
     */
    record Sent(
            long eventTime,
            ProducerRecord<byte[], byte[]> record,
            @Nullable FileEvent event,
            int schemaId,
            @Nullable Corruption corruption) {

        Sent corrupted(Corruption how) {
            FileEvent good = Objects.requireNonNull(event);
            byte[] value = how.of(EventRecords.of(good.stream()).record(good.event()), schemaId);
            return new Sent(eventTime, new ProducerRecord<>(record.topic(), record.key(), value), event, schemaId, how);
        }
    }

    static History simulated(Path directory, int customers, int days, long seed) throws Exception {
        simulate(directory, customers, days, seed);
        return of(directory);
    }

    /** The same with an outage in it: for three hours checkout fails for everybody who comes, and everybody comes. */
    static History withOutage(Path directory, int customers, int days, long seed) throws Exception {
        simulate(directory, customers, days, seed);
        Path clicks = directory.resolve("clicks.csv");
        List<String> columns = Arrays.asList(Files.readAllLines(clicks).get(0).split(","));
        SplittableRandom random = new SplittableRandom(seed);
        List<String> failures = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            long time = START + OUTAGE + random.nextLong(OUTAGE_LENGTH / 2);
            for (int view = 0; view < VIEWS_IN_OUTAGE; view++) {
                time += random.nextLong(5_000, 60_000);
                failures.add(failure(columns, customer, view, time));
            }
        }
        Files.write(clicks, failures, StandardOpenOption.APPEND);
        return of(directory);
    }

    private static String failure(List<String> columns, int customer, int view, long time) {
        Map<String, String> cells = Map.of(
                "event_id", "outage-" + customer + "-" + view,
                "customer_id", String.format(Locale.ROOT, "c%05d", customer),
                "event_time", Instant.ofEpochMilli(time).toString(),
                "session_id", "outage-" + customer,
                "kind", "ERROR",
                "touchpoint", "checkout",
                "channel", "WEB",
                "status", "500",
                "error_code", "E500");
        return columns.stream().map(column -> cells.getOrDefault(column, "")).collect(Collectors.joining(","));
    }

    private static void simulate(Path directory, int customers, int days, long seed) throws Exception {
        SimulatorSettings settings =
                SimulatorSettings.of(customers, START, days, seed).withDrops(0.4, 2.5, 12);
        new SimulatedFiles(directory, true).write(new Population(settings));
    }

    private static History of(Path directory) throws Exception {
        EventFilesSettings files = EventFilesSettings.of(
                directory.resolve("clicks.csv"),
                directory.resolve("purchases.csv"),
                directory.resolve("support.csv"),
                false,
                null);
        return new History(files, read(files));
    }

    private static MergedEvents read(EventFilesSettings files) throws EventFilesException {
        return EventFiles.read(files);
    }

    /** Every event once, in event-time order. */
    List<Sent> records(SchemaRegistry registry) {
        int[] ids = new int[EventStream.values().length];
        List<Sent> records = new ArrayList<>();
        for (FileEvent event : events.events()) {
            Topic topic = EventFiles.topic(event.stream());
            int ordinal = event.stream().ordinal();
            if (ids[ordinal] == 0) {
                ids[ordinal] = registry.idOf(topic.subject(), topic.schema().toString())
                        .orElseThrow();
            }
            byte[] key = event.event().interaction().customerId().getBytes(StandardCharsets.UTF_8);
            byte[] value = encode(ids[ordinal], EventRecords.of(event.stream()).record(event.event()));
            records.add(new Sent(
                    event.eventTime(), new ProducerRecord<>(topic.topicName(), key, value), event, ids[ordinal], null));
        }
        return records;
    }

    /** Another arrival order: nothing comes more than {@code bound} of event time after its turn. */
    static List<Sent> shuffled(List<Sent> records, long bound, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        record Delayed(Sent sent, long at) {}
        return records.stream()
                .map(sent -> new Delayed(sent, sent.eventTime() + random.nextLong(bound)))
                .sorted(Comparator.comparingLong(Delayed::at))
                .map(Delayed::sent)
                .toList();
    }

    /** With some records sent twice, the copy right behind its original. */
    static List<Sent> withDuplicates(List<Sent> records, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sent> all = new ArrayList<>();
        for (Sent sent : records) {
            all.add(sent);
            if (random.nextDouble() < share) {
                all.add(sent);
            }
        }
        return all;
    }

    /** With corrupted copies among the records, in every way there is, each as often as the others. */
    static List<Sent> withCorruption(List<Sent> records, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sent> all = new ArrayList<>();
        Map<Corruption, Integer> used = new EnumMap<>(Corruption.class);
        for (Sent sent : records) {
            all.add(sent);
            if (random.nextDouble() < share) {
                Corruption way = leastUsed(used, Objects.requireNonNull(sent.event()).stream());
                used.merge(way, 1, Integer::sum);
                all.add(sent.corrupted(way));
            }
        }
        return all;
    }

    private static Corruption leastUsed(Map<Corruption, Integer> used, EventStream stream) {
        return Arrays.stream(Corruption.values())
                .filter(way -> way.fits(stream))
                .min(Comparator.comparingInt(way -> used.getOrDefault(way, 0)))
                .orElseThrow();
    }

    /** The heartbeats that end a run: to every partition of the inputs, where a bounded run over files ends too. */
    List<Sent> ending(long bound) {
        return heartbeats(events.end() + bound);
    }

    /** One to every partition of the inputs, with the same event time. */
    static List<Sent> heartbeats(long time) {
        List<Sent> heartbeats = new ArrayList<>();
        for (EventStream stream : EventStream.values()) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(EventFiles.topic(stream).topicName(), partition, null, (byte[]) null);
                record.headers().add(new RecordHeader(Heartbeat.HEADER, Heartbeat.headerValue(time)));
                heartbeats.add(new Sent(time, record, null, 0, null));
            }
        }
        return heartbeats;
    }

    static byte[] encode(int id, GenericData.Record record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericData.Record>(record.getSchema()).write(record, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
