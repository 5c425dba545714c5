package dev.attune.sandbox.simulator;

import dev.attune.cli.Output;
import dev.attune.cli.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a simulated population to files, with the truth beside the events. */
@Command(
        name = "simulate",
        description = {
            "Writes a simulated population to files, with the truth beside the events.",
            "Clicks, purchases and support events as 'attune load' and 'attune backtest' read them; who really left, when"
                    + " and why, and what went wrong, in truth_customers.csv and truth_incidents.csv. The same seed gives"
                    + " the same bytes on every machine."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune simulate --customers 4000 --days 365 --seed 1 --out simulated",
            "  attune simulate --customers 1000 --days 365 --seed 2 --drop-latency 1.4",
            "      --out subtle"
        })
public final class SimulateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private Output output;

    @Option(names = "--customers", defaultValue = "1000", description = "How many (default: ${DEFAULT-VALUE}).")
    private int customers = 1000;

    @Option(names = "--days", defaultValue = "365", description = "How long (default: ${DEFAULT-VALUE}).")
    private int days = 365;

    @Option(names = "--seed", defaultValue = "1", description = "Which population (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            defaultValue = "2025-01-01T00:00:00Z",
            description = "When it begins (default: ${DEFAULT-VALUE}).")
    private Instant start = Instant.EPOCH;

    @Option(
            names = "--drop-share",
            defaultValue = "0.13",
            description = "Share of the customers who get a drop of 30 days (default: ${DEFAULT-VALUE}).")
    private double dropShare = 0.13;

    @Option(
            names = "--drop-latency",
            defaultValue = "2.0",
            description = "How much slower pages are for them meanwhile (default: ${DEFAULT-VALUE}).")
    private double dropLatency = 2;

    @Option(
            names = "--drop-errors",
            defaultValue = "8",
            description = "How many times more errors they see meanwhile (default: ${DEFAULT-VALUE}).")
    private double dropErrors = 8;

    @Option(names = "--event-ids", description = "Give the rows an event_id (without, readers hash the row).")
    private boolean eventIds;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
    private Path out = Path.of(".");

    @Override
    public Integer call() throws IOException {
        Population population = new Population(settings());
        long began = System.nanoTime();
        SimulatedFiles.Written written = new SimulatedFiles(out, eventIds).write(population);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        long left = population.truth().stream()
                .filter(truth -> truth.death() != null)
                .count();
        output.note("wrote " + out.toAbsolutePath() + " in " + took.toMillis() + " ms");
        output.print(new Table("customers", "left", "clicks", "purchases", "support", "incidents")
                .row(
                        customers,
                        left,
                        written.clicks(),
                        written.purchases(),
                        written.support(),
                        population.incidents().size()));
        return 0;
    }

    private SimulatorSettings settings() {
        try {
            return SimulatorSettings.of(customers, start.toEpochMilli(), days, seed)
                    .withDrops(dropShare, dropLatency, dropErrors);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(), wrong.getMessage(), wrong);
        }
    }
}
