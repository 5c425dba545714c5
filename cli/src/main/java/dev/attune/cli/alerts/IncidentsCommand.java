package dev.attune.cli.alerts;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.reading.JsonLines;
import dev.attune.cli.reading.TopicReader;
import dev.attune.cli.reading.TopicReader.Isolation;
import dev.attune.contract.Topic;
import dev.attune.delivery.RecordJson;
import dev.attune.registry.SchemaRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows incidents as they stand in their topic or in a file, and as they come. */
@Command(
        name = "incidents",
        description = {
            "Shows what broke for many at once: where, since when, for how many customers, and the alerts it explains.",
            "Each incident is shown as it stands; with --follow every change of one is shown as it is committed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune incidents --follow",
            "  attune incidents --open --output json",
            "  attune incidents --incidents incidents.jsonl"
        })
public final class IncidentsCommand implements Runnable {

    private static final Duration POLL = Duration.ofMillis(500);

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Option(names = "--follow", description = "Go on with what comes, until interrupted.")
    private boolean follow;

    @Option(names = "--open", description = "Only incidents that go on.")
    private boolean openOnly;

    @Option(
            names = "--incidents",
            paramLabel = "JSONL",
            description = "Incidents of a backtest to read instead of the topic.")
    private @Nullable Path file;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "The newest so many of those already there; 0 for all (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        if (limit < 0) {
            throw new ParameterException(command.commandLine(), "--limit must be at least 0, but was " + limit);
        }
        NewestIncidents newest = new NewestIncidents();
        Path from = file;
        if (from != null) {
            new JsonLines(from, Topic.INCIDENT).read(any -> true, value -> newest.add(new IncidentRecord(value)));
            show(newest, printer());
            return;
        }
        try (SchemaRegistry registry = connection.registry();
                TopicReader reader = new TopicReader(
                        connection, registry, Isolation.COMMITTED, List.of(Topic.INCIDENT), any -> true)) {
            reader.readToEnd(record -> newest.add(new IncidentRecord(record.value())));
            Consumer<GenericRecord> printer = printer();
            show(newest, printer);
            while (follow && !Thread.currentThread().isInterrupted()) {
                reader.poll(POLL, record -> printer.accept(record.value()));
                output.out().flush();
            }
        }
    }

    private void show(NewestIncidents newest, Consumer<GenericRecord> printer) {
        newest.inOrder(openOnly, limit).forEach(incident -> printer.accept(incident.value()));
        output.out().flush();
    }

    private Consumer<GenericRecord> printer() {
        if (output.isJson()) {
            return incident -> output.out().println(RecordJson.line(incident));
        }
        IncidentLine line = new IncidentLine(output.isColoured());
        output.out().println(line.heading());
        return incident -> output.out().println(line.of(new IncidentRecord(incident)));
    }
}
