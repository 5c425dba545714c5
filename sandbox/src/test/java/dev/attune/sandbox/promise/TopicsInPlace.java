package dev.attune.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
import dev.attune.contract.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of a broker from outside: put in place, written, and read as subscribers do. */
final class TopicsInPlace {

    private TopicsInPlace() {}

    static void apply(String bootstrap, String registryUrl, int partitions) {
        int exit = AttuneCommand.commandLine()
                .execute(
                        "topics",
                        "apply",
                        "--bootstrap",
                        bootstrap,
                        "--registry",
                        registryUrl,
                        "--partitions",
                        "" + partitions);
        assertThat(exit).as("exit code of topics apply").isZero();
    }

    static void send(String bootstrap, List<History.Sent> records) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", "20", "max.request.size", "2000000"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            records.forEach(sent -> producer.send(sent.record()));
            producer.flush();
        }
    }

    /** Payloads of all committed alerts of both kinds, sorted, as hexadecimal text. */
    static List<String> alerts(String bootstrap) {
        return payloads(bootstrap, List.of(Topic.CHURN_RISK, Topic.EXPERIENCE_DROP));
    }

    /** Payloads of all committed incidents, likewise. */
    static List<String> incidents(String bootstrap) {
        return payloads(bootstrap, List.of(Topic.INCIDENT));
    }

    /** Payloads of all committed records of alerts that were held back, likewise. */
    static List<String> suppressed(String bootstrap) {
        return payloads(bootstrap, List.of(Topic.SUPPRESSED));
    }

    /** Payloads of all committed pulses, likewise. */
    static List<String> pulses(String bootstrap) {
        return payloads(bootstrap, List.of(Topic.PULSE));
    }

    private static List<String> payloads(String bootstrap, List<Topic> topics) {
        List<String> payloads = new ArrayList<>();
        for (Topic topic : topics) {
            for (ConsumerRecord<byte[], byte[]> record : committed(bootstrap, topic)) {
                payloads.add(AlertPayloads.text(topic, record.value()));
            }
        }
        payloads.sort(null);
        return payloads;
    }

    /** Reasons of all rejected records, sorted. */
    static List<String> rejections(String bootstrap) throws IOException {
        List<String> reasons = new ArrayList<>();
        GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(Topic.REJECTED.schema());
        for (ConsumerRecord<byte[], byte[]> record : committed(bootstrap, Topic.REJECTED)) {
            byte[] value = record.value();
            GenericRecord rejected = reader.read(
                    null,
                    DecoderFactory.get()
                            .binaryDecoder(value, AlertPayloads.PREFIX, value.length - AlertPayloads.PREFIX, null));
            reasons.add(rejected.get("reason").toString());
        }
        reasons.sort(null);
        return reasons;
    }

    static List<ConsumerRecord<byte[], byte[]>> committed(String bootstrap, Topic topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
