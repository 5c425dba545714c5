package dev.attune.sandbox.demo;

import dev.attune.cli.Bounds;
import dev.attune.cli.CommandFailed;
import dev.attune.cli.Endpoints;
import dev.attune.cli.Output;
import dev.attune.sandbox.lifecycle.ConsoleProgress;
import dev.attune.sandbox.lifecycle.Interruption;
import dev.attune.sandbox.lifecycle.Run;
import dev.attune.sandbox.lifecycle.StackOptions;
import dev.attune.sandbox.process.Distribution;
import dev.attune.sandbox.process.SandboxException;
import dev.attune.sandbox.stack.StackSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code attune demo}. */
@Command(
        name = "demo",
        description = {
            "Runs the whole product on this machine, on a simulated population whose alerts scroll by.",
            "A Kafka broker, a schema registry, a Flink cluster with the live job: real ones. Leaves nothing behind."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune demo                                 (until Ctrl-C)",
            "  attune demo --for PT3M --output json",
            "  attune demo --customers 50000 --seed 7 --parallelism 2"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Mixin
    private StackOptions options = new StackOptions();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "How long the population is shown live, such as PT3M, once the job has read its history"
                    + " (default: until Ctrl-C).")
    private @Nullable Duration duration;

    @Option(
            names = "--customers",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Size of the simulated population (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Another seed, another population; the same seed, the same (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--verbose", description = "Also say how much memory each process takes.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        Interruption interruption = Interruption.listen();
        try (Run run = Run.temporary(interruption)) {
            StackSettings settings = new StackSettings(
                    Distribution.locate(), run.directory(), options.ports(), options.parallelism(), Map.of(), Map.of());
            Demonstration demonstration = new Demonstration(output, customers, seed, verbose);
            DemoSummary summary =
                    demonstration.run(run.start(settings, new ConsoleProgress(output::note)), interruption, duration);
            output.print(summary.object(), summary.table());
            return ExitCode.OK;
        } catch (SandboxException failure) {
            if (interruption.wished()) {
                output.note("interrupted");
            } else {
                String.valueOf(failure.getMessage()).lines().forEach(output::note);
            }
            return ExitCode.SOFTWARE;
        } finally {
            interruption.finished();
        }
    }

    private void check() {
        if (duration != null && duration.compareTo(SHORTEST) < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--for must be at least " + SHORTEST + ", but was " + duration);
        }
        Bounds.requireAtLeast(1, "--customers", customers, spec);
        Endpoints.running().ifPresent(running -> {
            throw new CommandFailed("a sandbox runs already (process " + running.pid() + "): ./attune down ends it");
        });
    }
}
