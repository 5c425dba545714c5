package dev.attune.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.flink.LiveJob;
import dev.attune.contract.Topic;
import dev.attune.intake.source.Heartbeat;
import dev.attune.sandbox.flink.FlinkCluster;
import dev.attune.sandbox.flink.FlinkMemory;
import dev.attune.sandbox.flink.FlinkSettings;
import dev.attune.sandbox.flink.JobSubmission;
import dev.attune.sandbox.kafka.BrokerSettings;
import dev.attune.sandbox.kafka.EmbeddedBroker;
import dev.attune.sandbox.process.Distribution;
import dev.attune.sandbox.process.Ports;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import dev.attune.telemetry.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final TopicPartition PARTITION = new TopicPartition(Topic.PURCHASE.topicName(), 1);

    @Test
    void whatWasDroppedWhileTheJobWasDownIsCountedToTheRecord(RealRegistry registry, @TempDir Path directory)
            throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.onFreePorts(directory.resolve("broker")));
                FlinkCluster cluster = FlinkCluster.start(settings(directory))) {
            String bootstrap = broker.bootstrap();
            TopicsInPlace.apply(bootstrap, registry.url(), History.PARTITIONS);
            String job = cluster.submit(submission(bootstrap, registry, null));
            heartbeats(bootstrap, 30);
            cluster.await(PATIENCE, () -> ledger(cluster, job).read() == 30);
            String savepoint = cluster.stopWithSavepoint(job);

            heartbeats(bootstrap, 40);
            deleteBefore(bootstrap, 30 + 25);
            String continued = cluster.submit(submission(bootstrap, registry, savepoint));

            cluster.await(PATIENCE, () -> ledger(cluster, continued).read() >= 30 + 15);
            assertThat(ledger(cluster, continued)).isEqualTo(new Ledger(45, 0, 0, 0, 0, 0, 45, 25));
        }
    }

    private static Ledger ledger(FlinkCluster cluster, String job) {
        return LiveJob.ledger(cluster.rest(), job);
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

    private static FlinkSettings settings(Path directory) {
        return new FlinkSettings(
                Distribution.locate().flinkClassPath(),
                directory.resolve("flink"),
                Ports.free(),
                1,
                1,
                FlinkMemory.small(),
                Map.of());
    }

    private static JobSubmission submission(String bootstrap, RealRegistry registry, String savepoint) {
        return new JobSubmission(
                Distribution.locate().jobJar(),
                "dev.attune.job.CustomerExperienceJob",
                1,
                savepoint,
                List.of(
                        "--kafka.bootstrap-servers",
                        bootstrap,
                        "--registry.url",
                        registry.url(),
                        "--job.checkpoint-interval",
                        "PT1S"));
    }
}
