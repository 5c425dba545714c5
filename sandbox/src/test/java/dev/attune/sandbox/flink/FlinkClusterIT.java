package dev.attune.sandbox.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.sandbox.process.ChildProcess;
import dev.attune.sandbox.process.Distribution;
import dev.attune.sandbox.process.Ports;
import dev.attune.sandbox.process.SandboxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlinkClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void aJobOutlivesAKilledTaskManagerAndContinuesFromItsSavepoint(@TempDir Path directory) throws Exception {
        FlinkSettings settings = new FlinkSettings(
                Distribution.locate().flinkClassPath(),
                directory.resolve("flink"),
                Ports.free(),
                2,
                1,
                FlinkMemory.small(),
                Map.of());
        Path jar = TestingCountJob.jar(directory);
        List<ChildProcess> processes;
        try (FlinkCluster cluster = FlinkCluster.start(settings)) {
            processes = cluster.processes();
            String job = cluster.submit(submission(jar, null));
            awaitCheckpointAfter(cluster, job, 0);

            cluster.killTaskManager(1);
            cluster.await(PATIENCE, () -> !cluster.rest().job(job).fullyRunning());
            cluster.startTaskManager(1);
            cluster.awaitRunning(job);
            assertThat(cluster.rest().checkpoints(job).restored()).isPositive();
            awaitCheckpointAfter(cluster, job, cluster.rest().checkpoints(job).completed());

            String savepoint = cluster.stopWithSavepoint(job);
            String continued = cluster.submit(submission(jar, savepoint));
            assertThat(cluster.rest().checkpoints(continued).restored()).isEqualTo(1);
            cluster.cancel(continued);
        }
        assertThat(processes).noneMatch(ChildProcess::alive);
    }

    @Test
    void aClusterThatCannotStartSaysWhy(@TempDir Path directory) {
        FlinkSettings settings = new FlinkSettings(
                Distribution.locate().flinkClassPath(),
                directory.resolve("flink"),
                Ports.free(),
                1,
                1,
                FlinkMemory.small(),
                Map.of("jobmanager.rpc.port", "no number"));
        assertThatThrownBy(() -> FlinkCluster.start(settings).close())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("ended with exit code")
                .hasMessageContaining("no number");
    }

    private static void awaitCheckpointAfter(FlinkCluster cluster, String job, long completed) {
        cluster.await(PATIENCE, () -> cluster.rest().checkpoints(job).completed() > completed);
    }

    private static JobSubmission submission(Path jar, String savepoint) {
        return new JobSubmission(jar, TestingCountJob.class.getName(), 2, savepoint, List.of("200"));
    }
}
