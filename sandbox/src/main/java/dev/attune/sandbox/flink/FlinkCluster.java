package dev.attune.sandbox.flink;

import dev.attune.cli.flink.FlinkRest;
import dev.attune.cli.flink.FlinkUnavailableException;
import dev.attune.cli.flink.JobOverview;
import dev.attune.sandbox.process.ChildProcess;
import dev.attune.sandbox.process.Directories;
import dev.attune.sandbox.process.Ports;
import dev.attune.sandbox.process.SandboxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A standalone session cluster: one job manager and numbered task managers, each a process of its own. */
public final class FlinkCluster implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(180);
    private static final String JOB_MANAGER_MAIN =
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER_MAIN = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

    private final FlinkSettings settings;
    private final FlinkRest rest;
    private final ChildProcess jobManager;
    private final Map<Integer, ChildProcess> taskManagers = new TreeMap<>();
    private int started;

    private FlinkCluster(FlinkSettings settings, ChildProcess jobManager) {
        this.settings = settings;
        this.jobManager = jobManager;
        this.rest = new FlinkRest("http://" + Ports.LOOPBACK + ":" + settings.restPort());
    }

    /** Starts all processes and returns when every task manager has registered (6 to 15 s). */
    public static FlinkCluster start(FlinkSettings settings) {
        Directories.create(settings.savepoints());
        Directories.create(settings.directory().resolve("tmp"));
        writeConfiguration(settings);
        ChildProcess jobManager = ChildProcess.start(
                "Flink job manager",
                FlinkJvm.command(
                        settings,
                        "flink-job-manager",
                        settings.memory().jobManagerOptions(),
                        JOB_MANAGER_MAIN,
                        jobManagerArguments(settings)),
                FlinkJvm.environment(settings),
                settings.logs());
        FlinkCluster cluster = new FlinkCluster(settings, jobManager);
        try {
            for (int number = 1; number <= settings.taskManagers(); number++) {
                cluster.startTaskManager(number);
            }
            cluster.awaitTaskManagers(settings.taskManagers());
            return cluster;
        } catch (RuntimeException failure) {
            cluster.close();
            throw failure;
        }
    }

    /** The cluster's REST API and web interface. */
    public FlinkRest rest() {
        return rest;
    }

    public FlinkSettings settings() {
        return settings;
    }

    /** The processes that run now: the job manager first. */
    public List<ChildProcess> processes() {
        List<ChildProcess> processes = new ArrayList<>();
        processes.add(jobManager);
        processes.addAll(taskManagers.values());
        return processes;
    }

    /**
     * Submits a job from a jar and returns its id when all tasks run.
     *
     * @param submission what to run and how
     */
    public String submit(JobSubmission submission) {
        String id = submission.submitTo(settings);
        awaitRunning(id);
        return id;
    }

    /** Waits until every task of the job runs, after a start or a recovery. */
    public void awaitRunning(String jobId) {
        await(START_TIMEOUT, () -> {
            JobOverview job = rest.job(jobId);
            if (job.state().equals("FAILED") || job.state().equals("CANCELED")) {
                throw new SandboxException("the job is " + job.state() + ": " + rest.failures(jobId));
            }
            return job.fullyRunning();
        });
    }

    /** Waits for a condition on the cluster while the job manager lives; one that gets no answer does not hold. */
    public void await(Duration timeout, BooleanSupplier condition) {
        jobManager.awaitReady(timeout, () -> {
            try {
                return condition.getAsBoolean();
            } catch (FlinkUnavailableException busy) {
                return false;
            }
        });
    }

    /** Cancels the job and waits until it is gone. */
    public void cancel(String jobId) {
        rest.cancel(jobId);
        await(START_TIMEOUT, () -> rest.job(jobId).state().equals("CANCELED"));
    }

    /** Stops the job with a savepoint and gives the savepoint's location. */
    public String stopWithSavepoint(String jobId) {
        String request =
                rest.stopWithSavepoint(jobId, settings.savepoints().toUri().toString());
        jobManager.awaitReady(
                START_TIMEOUT, () -> rest.savepoint(jobId, request).isPresent());
        await(START_TIMEOUT, () -> rest.job(jobId).state().equals("FINISHED"));
        return rest.savepoint(jobId, request).orElseThrow();
    }

    /** Kills a task manager as {@code kill -9} does. */
    public void killTaskManager(int number) {
        ChildProcess taskManager = taskManagers.remove(number);
        if (taskManager == null) {
            throw new IllegalArgumentException("no task manager " + number + " runs, but " + taskManagers.keySet());
        }
        taskManager.kill();
    }

    /** Starts a task manager under a number that is free; returns at once. */
    public void startTaskManager(int number) {
        if (taskManagers.containsKey(number)) {
            throw new IllegalArgumentException("task manager " + number + " runs already");
        }
        started++;
        // A fresh id: the resource manager must not take a new process for the one that died.
        List<String> arguments = List.of(
                "--configDir",
                settings.configurationDirectory().toString(),
                "-D",
                "taskmanager.resource-id=tm-" + number + "-" + started);
        String name = "Flink task manager " + number;
        taskManagers.put(
                number,
                ChildProcess.start(
                        name,
                        FlinkJvm.command(
                                settings,
                                "flink-task-manager-" + number,
                                settings.memory().taskManagerOptions(),
                                TASK_MANAGER_MAIN,
                                arguments),
                        FlinkJvm.environment(settings),
                        settings.logs()));
    }

    /** Waits until this many task managers have registered with the job manager. */
    public void awaitTaskManagers(int count) {
        await(START_TIMEOUT, () -> {
            taskManagers.values().forEach(ChildProcess::requireAlive);
            return Ports.answers(settings.restPort())
                    && rest.overview().taskManagers() >= count
                    && rest.overview().slots() >= count * settings.slots();
        });
    }

    /** Kills every process: state that matters is in checkpoints and savepoints. */
    @Override
    public void close() {
        taskManagers.values().forEach(ChildProcess::kill);
        taskManagers.clear();
        jobManager.kill();
    }

    private static List<String> jobManagerArguments(FlinkSettings settings) {
        return List.of("--configDir", settings.configurationDirectory().toString(), "--executionMode", "cluster");
    }

    private static void writeConfiguration(FlinkSettings settings) {
        Map<String, String> configuration = new LinkedHashMap<>(settings.effectiveConfiguration(Ports.free()));
        String text = configuration.entrySet().stream()
                .map(entry -> entry.getKey() + ": \"" + entry.getValue() + "\"\n")
                .collect(Collectors.joining());
        try {
            Directories.create(settings.configurationDirectory());
            Files.writeString(settings.configurationDirectory().resolve("config.yaml"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
