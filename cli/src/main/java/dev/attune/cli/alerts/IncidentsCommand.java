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
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Mixin
    private Newest newest = new Newest();

    @Option(names = "--open", description = "Only incidents that go on.")
    private boolean openOnly;

    @Option(
            names = "--incidents",
            paramLabel = "JSONL",
            description = "Incidents of a backtest to read instead of the topic.")
    private @Nullable Path file;

    @Override
    public void run() {
        int limit = newest.limit();
        NewestIncidents incidents = new NewestIncidents();
        Path from = file;
        if (from != null) {
            new JsonLines(from, Topic.INCIDENT).read(any -> true, value -> incidents.add(new IncidentRecord(value)));
            show(incidents, limit, printer(), from.toString());
            return;
        }
        try (SchemaRegistry registry = connection.registry();
                TopicReader reader = new TopicReader(
                        connection, registry, Isolation.COMMITTED, List.of(Topic.INCIDENT), any -> true)) {
            reader.readToEnd(record -> incidents.add(new IncidentRecord(record.value())));
            Consumer<GenericRecord> printer = printer();
            show(incidents, limit, printer, "the topic at " + connection.bootstrap());
            newest.goOn(reader, record -> printer.accept(record.value()), output.out());
        }
    }

    /** With nothing to show there is a word instead of a heading alone. */
    private void show(NewestIncidents known, int limit, Consumer<GenericRecord> printer, String where) {
        List<IncidentRecord> incidents = known.inOrder(openOnly, limit);
        incidents.forEach(incident -> printer.accept(incident.value()));
        output.out().flush();
        if (incidents.isEmpty() && !known.inOrder(false, 1).isEmpty()) {
            output.note("no incident in " + where + " goes on: without --open those that are over are shown too");
        } else if (incidents.isEmpty()) {
            output.note("there is no incident in " + where + ": nothing broke for many"
                    + (file != null ? "" : ", or the job does not run ('attune status' tells; --follow waits)"));
        }
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
