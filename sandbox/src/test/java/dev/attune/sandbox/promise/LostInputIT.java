package dev.attune.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.contract.Topic;
import dev.attune.intake.source.Heartbeat;
import dev.attune.sandbox.flink.FlinkCluster;
import dev.attune.sandbox.kafka.BrokerSettings;
import dev.attune.sandbox.kafka.EmbeddedBroker;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import dev.attune.telemetry.Ledger;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Records that the brokers dropped while the job was down: it goes on where the log starts now, and says how many. */
@ExtendWith(SandboxExtension.class)
class LostInputIT {

    private static final TopicPartition PARTITION = new TopicPartition(Topic.PURCHASE.topicName(), 1);

    @Test
    void whatWasDroppedWhileTheJobWasDownIsCountedToTheRecord(RealRegistry registry, @TempDir Path directory)
            throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.onFreePorts(directory.resolve("broker")));
                FlinkCluster cluster = FlinkCluster.start(JobOnCluster.settings(directory, 1))) {
            String bootstrap = broker.bootstrap();
            TopicsInPlace.apply(bootstrap, registry.url(), History.PARTITIONS);
            String job = cluster.submit(JobOnCluster.submission(bootstrap, registry.url(), 1, null));
            heartbeats(bootstrap, 30);
            cluster.await(
                    JobOnCluster.PATIENCE,
                    () -> JobOnCluster.ledger(cluster, job).read() == 30);
            String savepoint = cluster.stopWithSavepoint(job);

            heartbeats(bootstrap, 40);
            deleteBefore(bootstrap, 30 + 25);
            String continued = cluster.submit(JobOnCluster.submission(bootstrap, registry.url(), 1, savepoint));

            cluster.await(
                    JobOnCluster.PATIENCE,
                    () -> JobOnCluster.ledger(cluster, continued).read() >= 30 + 15);
            assertThat(JobOnCluster.ledger(cluster, continued)).isEqualTo(new Ledger(45, 0, 0, 0, 0, 0, 45, 25));
        }
    }

    private static void heartbeats(String bootstrap, int count) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), null, (byte[]) null);
                record.headers().add(new RecordHeader(Heartbeat.HEADER, Heartbeat.headerValue(1_735_689_600_000L)));
                producer.send(record);
            }
        }
    }

    private static void deleteBefore(String bootstrap, long offset) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.deleteRecords(Map.of(PARTITION, RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }
}
