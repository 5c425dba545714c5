package dev.attune.bench;

import dev.attune.contract.Topic;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Interaction;
import dev.attune.intake.files.EventFiles;
import dev.attune.intake.files.EventRecords;
import dev.attune.intake.mapping.MappedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills the input topics of a fresh broker once; every rung then reads the same records. */
final class LadderInput {

    private final Map<EventStream, EventRecords> records = new EnumMap<>(EventStream.class);
    private final Map<Topic, Integer> ids = new EnumMap<>(Topic.class);

    void createTopics(String bootstrap, int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            List<NewTopic> topics = Arrays.stream(Topic.values())
                    .map(topic -> new NewTopic(topic.topicName(), Optional.of(partitions), Optional.empty())
                            .configs(Map.of("message.timestamp.type", "LogAppendTime")))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    void fill(String bootstrap, Workload workload, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrap, "linger.ms", 20, "batch.size", 131_072, "compression.type", "lz4");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(record(workload.next()));
            }
            producer.flush();
        }
    }

    private ProducerRecord<byte[], byte[]> record(Interaction interaction) {
        Topic topic = EventFiles.topic(interaction.stream());
        GenericData.Record record = recordsOf(interaction.stream()).record(new MappedEvent(interaction, false));
        byte[] key = interaction.customerId().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(
                topic.topicName(), key, encode(ids.computeIfAbsent(topic, new BenchRegistry()::idOf), record));
    }

    private EventRecords recordsOf(EventStream stream) {
        return records.computeIfAbsent(stream, EventRecords::of);
    }

    private static byte[] encode(int id, GenericData.Record record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        bytes.write(0);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericData.Record>(record.getSchema()).write(record, encoder);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
