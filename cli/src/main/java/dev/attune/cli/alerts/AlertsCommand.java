package dev.attune.cli.alerts;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.reading.TopicReader;
import dev.attune.cli.reading.TopicReader.Isolation;
import dev.attune.cli.reading.TopicRecord;
import dev.attune.delivery.RecordJson;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.Severity;
import dev.attune.registry.SchemaRegistry;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows alerts as they stand in their topics, and as they come. */
@Command(
        name = "alerts",
        description = {
            "Shows churn-risk and experience-drop alerts, each with its reasons in plain words.",
            "Each revision is shown once, when it is committed; --fast shows it before that."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune alerts --follow",
            "  attune alerts --kind churn-risk --min-severity warning --limit 20",
            "  attune alerts --customer customer-17 --limit 0 --output json"
        })
public final class AlertsCommand implements Runnable {

    private static final int REMEMBERED = 1_000_000;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Mixin
    private Newest newest = new Newest();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = AlertKindConverter.class,
            description = "Only this kind: churn-risk or experience-drop.")
    private @Nullable AlertKind kind;

    @Option(names = "--customer", paramLabel = "ID", description = "Only this customer.")
    private @Nullable String customer;

    @Option(
            names = "--min-severity",
            paramLabel = "SEVERITY",
            defaultValue = "INFO",
            description = "Only this severity and above: info, warning, critical (default: ${DEFAULT-VALUE}).")
    private Severity leastSeverity = Severity.INFO;

    @Option(
            names = "--fast",
            description = "Do not wait for commits. After a failure of the job an alert may have been shown that is"
                    + " never committed.")
    private boolean fast;

    @Override
    public void run() {
        int limit = newest.limit();
        AlertFilter filter = new AlertFilter(kind, customer, leastSeverity);
        Isolation isolation = fast ? Isolation.UNCOMMITTED : Isolation.COMMITTED;
        try (SchemaRegistry registry = connection.registry();
                TopicReader reader =
                        new TopicReader(connection, registry, isolation, filter.topics(), filter::mayHold)) {
            Consumer<AlertRecord> printer = printer();
            SeenRevisions seen = new SeenRevisions(REMEMBERED);
            NewestAlerts alerts = new NewestAlerts(limit);
            reader.readToEnd(record -> pass(record, filter, seen, alerts::add));
            alerts.inOrder().forEach(printer);
            output.out().flush();
            if (reader.unreadable() > 0) {
                output.note(reader.unreadable() + " records were passed over: they are not alerts");
            }
            newest.goOn(reader, record -> pass(record, filter, seen, printer), output.out());
        }
    }

    private void pass(TopicRecord record, AlertFilter filter, SeenRevisions seen, Consumer<AlertRecord> to) {
        AlertRecord alert = new AlertRecord(record.value());
        if (filter.wants(alert) && (!fast || seen.isNew(alert))) {
            to.accept(alert);
        }
    }

    private Consumer<AlertRecord> printer() {
        if (output.isJson()) {
            return alert -> output.out().println(RecordJson.line(alert.value()));
        }
        AlertLine line = new AlertLine(output.isColoured());
        output.out().println(line.heading());
        return alert -> output.out().println(line.of(alert));
    }
}
