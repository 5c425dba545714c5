package dev.attune.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.sandbox.process.JavaCommand;
import dev.attune.sandbox.testing.RealBroker;
import dev.attune.sandbox.testing.SandboxExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
final class EmbeddedBrokerIT {
    @Test
    void committedRecordsComeBackAndAbortedOnesDoNot(RealBroker broker) throws Exception {
        String topic = broker.newTopic("transactions", 2, Map.of());
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "embedded-broker-it");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, bytes("kept")));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, bytes("dropped")));
            producer.flush();
            producer.abortTransaction();
        }
        assertThat(broker.readCommitted(topic))
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .containsExactly("kept");
        assertThat(broker.readUncommitted(topic)).hasSize(2);
    }

    @Test
    void aBrokerProcessKeepsItsTopicsOverARestart(@TempDir Path directory) throws Exception {
        BrokerSettings settings = BrokerSettings.onFreePorts(directory.resolve("data"));
        try (BrokerProcess first = start(settings, directory)) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", first.bootstrap()))) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get();
            }
            first.stop();
            assertThat(first.process().alive()).isFalse();
        }
        try (BrokerProcess second = start(settings, directory);
                Admin admin = Admin.create(Map.of("bootstrap.servers", second.bootstrap()))) {
            assertThat(admin.listTopics().names().get()).contains("kept");
            assertThat(second.process().residentBytes()).isPositive();
        }
    }

    private static BrokerProcess start(BrokerSettings settings, Path directory) {
        return BrokerProcess.start(settings, JavaCommand.ownClassPath(), directory.resolve("logs"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
