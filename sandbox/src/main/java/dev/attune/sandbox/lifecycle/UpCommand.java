package dev.attune.sandbox.lifecycle;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Endpoints;
import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.sandbox.process.Directories;
import dev.attune.sandbox.process.Distribution;
import dev.attune.sandbox.process.SandboxException;
import dev.attune.sandbox.stack.StackSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune up}. */
@Command(
        name = "up",
        description = {
            "Starts a broker, a registry, a Flink cluster and the live job on this machine, and leaves them running.",
            "Every other command then finds them by itself. Feed them with 'load' or 'simulate'; end them with 'down'."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune up",
            "  attune up --kafka-port 0 --registry-port 0 --flink-port 0",
            "  attune up --foreground      (until Ctrl-C)"
        })
public final class UpCommand implements Callable<Integer> {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    @Mixin
    private StackOptions options;

    @Mixin
    private Output output;

    @Option(names = "--foreground", description = "Stay until Ctrl-C instead of leaving it running.")
    private boolean foreground;

    @Override
    public Integer call() {
        Endpoints.running().ifPresent(running -> {
            throw new CommandFailed(
                    "a sandbox runs already (process " + running.pid() + "): ./attune status, or ./attune down");
        });
        return foreground ? stay() : leaveRunning();
    }

    private int stay() {
        Interruption interruption = Interruption.listen();
        try (Run run = Run.in(Endpoints.file().resolveSibling("run"), interruption)) {
            Product product = run.start(settings(run.directory()), new ConsoleProgress(output::note));
            while (!interruption.awaitWish(HEARTBEAT)) {
                product.stack().requireAlive();
            }
            return ExitCode.OK;
        } catch (SandboxException failure) {
            return told(failure);
        } finally {
            interruption.finished();
        }
    }

    private int told(SandboxException failure) {
        String.valueOf(failure.getMessage()).lines().forEach(output::note);
        return ExitCode.SOFTWARE;
    }

    private int leaveRunning() {
        Path log = Directories.create(Endpoints.file().resolveSibling("log")).resolve("up.log");
        Process supervisor = Supervisor.start(log, options.words());
        try (LogFollower follower = new LogFollower(log, output::note)) {
            long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
            while (Endpoints.running().isEmpty()) {
                follower.tell();
                if (Supervisor.exitedWithin(supervisor, Duration.ofMillis(200))) {
                    follower.tell();
                    throw new CommandFailed("the sandbox did not start; what it said is above and in " + log);
                }
                if (System.nanoTime() > deadline) {
                    supervisor.destroy();
                    throw new CommandFailed(
                            "the sandbox did not start within " + START_TIMEOUT.toMinutes() + " min: " + log);
                }
            }
            follower.tell();
        }
        Endpoints endpoints = Endpoints.running().orElseThrow();
        print(endpoints);
        return ExitCode.OK;
    }

    private void print(Endpoints endpoints) {
        Table table = new Table("part", "where");
        table.row("Kafka", endpoints.bootstrap());
        table.row("schema registry", endpoints.registry());
        table.row("Flink", endpoints.flink());
        table.row("logs", endpoints.directory().resolve("logs"));
        output.print(
                Map.of(
                        "bootstrap", endpoints.bootstrap(),
                        "registry", endpoints.registry(),
                        "flink", endpoints.flink(),
                        "pid", endpoints.pid(),
                        "logs", endpoints.directory().resolve("logs").toString()),
                table);
    }

    private StackSettings settings(Path directory) {
        return new StackSettings(
                Distribution.locate(), directory, options.ports(), options.parallelism(), Map.of(), Map.of());
    }
}
