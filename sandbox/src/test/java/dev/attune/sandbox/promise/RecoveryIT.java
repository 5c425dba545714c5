package dev.attune.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.contract.Topic;
import dev.attune.domain.policy.Policy;
import dev.attune.job.BacktestJob;
import dev.attune.job.BacktestResult;
import dev.attune.job.BacktestSettings;
import dev.attune.registry.ConfluentSchemaRegistry;
import dev.attune.registry.SchemaRegistry;
import dev.attune.sandbox.flink.FlinkCluster;
import dev.attune.sandbox.flink.JobSubmission;
import dev.attune.sandbox.kafka.BrokerSettings;
import dev.attune.sandbox.kafka.EmbeddedBroker;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import dev.attune.telemetry.Ledger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job jar on a real cluster, its task managers killed as {@code kill -9} does, stopped with a savepoint, rescaled
 * and killed again: the topics hold what a backtest over the same files says, each revision once.
 */
@ExtendWith(SandboxExtension.class)
class RecoveryIT {

    private static final int HEARTBEATS = 3 * History.PARTITIONS;

    @Test
    void killed_task_managers_a_savepoint_and_a_rescale_lose_and_repeat_nothing(
            RealRegistry registry, @TempDir Path directory) throws Exception {
        History history = History.withOutage(directory.resolve("history"), 80, 200, 7);
        BacktestResult backtest = BacktestJob.run(new BacktestSettings(history.files(), Policy.defaults(), 1));
        assertThat(backtest.incidents()).anyMatch(told -> told.alertsInhibited() > 0);
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.onFreePorts(directory.resolve("broker")));
                FlinkCluster cluster = FlinkCluster.start(JobOnCluster.settings(directory, 2))) {
            String bootstrap = broker.bootstrap();
            TopicsInPlace.apply(bootstrap, registry.url(), History.PARTITIONS);
            List<History.Sent> records = records(history, registry);
            List<History.Sent> all = new ArrayList<>(History.withCorruption(records, 0.01, 9));
            long rejected = all.size() - records.size();
            int quarter = all.size() / 4;
            all.addAll(history.ending(LiveRun.BOUND.toMillis()));
            // Partitions wait for the slowest: where a part of the history ends, each must know how late it is.
            for (int part = 3; part > 0; part--) {
                all.addAll(
                        part * quarter,
                        History.heartbeats(all.get(part * quarter - 1).eventTime()));
            }
            quarter += HEARTBEATS;

            String job = cluster.submit(submission(bootstrap, registry, 2, null));
            TopicsInPlace.send(bootstrap, all.subList(0, quarter));
            JobOnCluster.awaitRead(cluster, job, quarter);
            kill(cluster, job, 1);
            TopicsInPlace.send(bootstrap, all.subList(quarter, 2 * quarter));
            JobOnCluster.awaitRead(cluster, job, 2 * quarter);

            String savepoint = cluster.stopWithSavepoint(job);
            String continued = cluster.submit(submission(bootstrap, registry, 1, savepoint));
            TopicsInPlace.send(bootstrap, all.subList(2 * quarter, 3 * quarter));
            kill(cluster, continued, 2);
            TopicsInPlace.send(bootstrap, all.subList(3 * quarter, all.size()));
            JobOnCluster.awaitRead(cluster, continued, all.size());
            cluster.await(
                    JobOnCluster.PATIENCE,
                    () -> JobOnCluster.ledger(cluster, continued).unaccounted() == 0);

            assertThat(JobOnCluster.ledger(cluster, continued))
                    .isEqualTo(new Ledger(all.size(), records.size(), 0, 0, rejected, 0, 4 * HEARTBEATS, 0));
            cluster.stopWithSavepoint(continued);
            assertThat(TopicsInPlace.alerts(bootstrap)).isEqualTo(AlertPayloads.of(backtest.revisions()));
            assertThat(TopicsInPlace.incidents(bootstrap)).isEqualTo(AlertPayloads.ofIncidents(backtest.incidents()));
            assertThat(TopicsInPlace.suppressed(bootstrap))
                    .isEqualTo(AlertPayloads.ofSuppressed(backtest.suppressed()));
            assertThat(TopicsInPlace.committed(bootstrap, Topic.REJECTED)).hasSize((int) rejected);
        }
    }

    /** Kills one task manager, whatever it runs, and gives the cluster a new one. */
    private static void kill(FlinkCluster cluster, String job, int number) {
        JobOnCluster.awaitCheckpoint(cluster, job);
        long restored = cluster.rest().checkpoints(job).restored();
        JobOnCluster.replace(cluster, number);
        cluster.awaitTaskManagers(2);
        cluster.await(JobOnCluster.PATIENCE, () -> cluster.rest().job(job).fullyRunning());
        assertThat(cluster.rest().checkpoints(job).restored()).isGreaterThanOrEqualTo(restored);
    }

    private static List<History.Sent> records(History history, RealRegistry registry) {
        try (SchemaRegistry schemas = ConfluentSchemaRegistry.at(registry.url())) {
            BadSchemas.register(schemas);
            return history.records(schemas);
        }
    }

    private static JobSubmission submission(
            String bootstrap, RealRegistry registry, int parallelism, String savepoint) {
        return JobOnCluster.submission(
                bootstrap,
                registry.url(),
                parallelism,
                savepoint,
                "--intake.idleness",
                "PT10M",
                "--intake.maximum-drift",
                "P1D", // partitions are paused and resumed all the time, through every kill
                "--intake.unknown-schema-grace",
                "PT0.1S");
    }
}
