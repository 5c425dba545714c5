package dev.attune.sandbox.promise;

import dev.attune.cli.flink.LiveJob;
import dev.attune.sandbox.flink.FlinkCluster;
import dev.attune.sandbox.flink.FlinkMemory;
import dev.attune.sandbox.flink.FlinkSettings;
import dev.attune.sandbox.flink.JobSubmission;
import dev.attune.sandbox.process.Distribution;
import dev.attune.sandbox.process.Ports;
import dev.attune.telemetry.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The main job, as it is shipped, on a cluster of its own: submitted, killed and asked what it has read. */
final class JobOnCluster {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    private JobOnCluster() {}

    /** A cluster of small task managers with one slot each. */
    static FlinkSettings settings(Path directory, int taskManagers) {
        return new FlinkSettings(
                Distribution.locate().flinkClassPath(),
                directory.resolve("flink"),
                Ports.free(),
                taskManagers,
                1,
                FlinkMemory.small(),
                Map.of());
    }

    /**
     * The main job with a checkpoint every second.
     *
     * @param savepoint to go on from; null for a new beginning
     * @param options further ones, names and values in turn
     */
    static JobSubmission submission(
            String bootstrap, String registry, int parallelism, @Nullable String savepoint, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--kafka.bootstrap-servers",
                bootstrap,
                "--registry.url",
                registry,
                "--job.checkpoint-interval",
                "PT1S"));
        arguments.addAll(List.of(options));
        return new JobSubmission(
                Distribution.locate().jobJar(),
                "dev.attune.job.CustomerExperienceJob",
                parallelism,
                savepoint,
                List.copyOf(arguments));
    }

    /** Kills one task manager as {@code kill -9} does, whatever it runs, and gives the cluster a new one. */
    static void replace(FlinkCluster cluster, int taskManager) {
        cluster.killTaskManager(taskManager);
        cluster.startTaskManager(taskManager);
    }

    /**
     * Until there is a checkpoint that holds all of what the job has done so far: one that is killed before comes back to
     * an earlier time, or begins anew. The first one to complete from now on may have begun before; the second has not.
     */
    static void awaitCheckpoint(FlinkCluster cluster, String job) {
        long completed = cluster.rest().checkpoints(job).completed();
        cluster.await(PATIENCE, () -> cluster.rest().checkpoints(job).completed() >= completed + 2);
    }

    static void awaitRead(FlinkCluster cluster, String job, long records) {
        cluster.await(PATIENCE, () -> ledger(cluster, job).read() >= records);
    }

    static Ledger ledger(FlinkCluster cluster, String job) {
        return LiveJob.ledger(cluster.rest(), job);
    }
}
