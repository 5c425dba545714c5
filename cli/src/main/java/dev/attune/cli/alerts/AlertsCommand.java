package dev.attune.cli.alerts;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.reading.JsonLines;
import dev.attune.cli.reading.TopicReader;
import dev.attune.cli.reading.TopicReader.Isolation;
import dev.attune.cli.reading.TopicRecord;
import dev.attune.contract.Topic;
import dev.attune.delivery.RecordJson;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.Severity;
import dev.attune.registry.SchemaRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows alerts as they stand in their topics, and as they come. */
@Command(
        name = "alerts",
        description = {
            "Shows churn-risk and experience-drop alerts, each with its reasons in plain words.",
            "Shows good news too, where the policy asks for it.",
            "Each revision is shown once, when it is committed; --fast shows it before that.",
            "Reads the alerts of a backtest from their file with --alerts."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune alerts --follow",
            "  attune alerts --kind churn-risk --min-severity warning --limit 20",
            "  attune alerts --customer customer-17 --limit 0 --output json",
            "  attune alerts --alerts alerts.jsonl --kind experience-drop"
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
            names = "--alerts",
            paramLabel = "JSONL",
            description = "Alerts of a backtest to read instead of the topics.")
    private @Nullable Path file;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = AlertKindConverter.class,
            description = "Only this kind: churn-risk, experience-drop, risk-recovered, experience-recovered or"
                    + " experience-delighted.")
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

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        int limit = newest.limit();
        if (file != null && (newest.follow() || fast)) {
            throw new ParameterException(
                    command.commandLine(), "--follow and --fast are of the topics, but --alerts names a file");
        }
        AlertFilter filter = new AlertFilter(kind, customer, leastSeverity);
        if (file != null) {
            readFile(file, filter, limit);
        } else {
            readTopics(filter, limit);
        }
    }

    private void readFile(Path from, AlertFilter filter, int limit) {
        NewestAlerts alerts = new NewestAlerts(limit);
        new JsonLines(from, Topic.CHURN_RISK).read(any -> true, value -> {
            AlertRecord alert = new AlertRecord(value);
            if (filter.wants(alert)) {
                alerts.add(alert);
            }
        });
        show(alerts, printer(), from.toString());
    }

    /** With nothing to show there is a word instead of a heading alone. */
    private void show(NewestAlerts shown, Consumer<AlertRecord> printer, String where) {
        List<AlertRecord> alerts = shown.inOrder();
        alerts.forEach(printer);
        output.out().flush();
        if (alerts.isEmpty()) {
            boolean all = kind == null && customer == null && leastSeverity == Severity.INFO;
            output.note((all ? "there is no alert in " : "there is no such alert in ")
                    + where
                    + (file != null
                            ? ""
                            : newest.follow()
                                    ? " yet: what comes is shown as it is committed"
                                    : ": --follow waits for them, 'attune status' tells how the job does"));
        }
    }

    private void readTopics(AlertFilter filter, int limit) {
        Isolation isolation = fast ? Isolation.UNCOMMITTED : Isolation.COMMITTED;
        try (SchemaRegistry registry = connection.registry();
                TopicReader reader =
                        new TopicReader(connection, registry, isolation, filter.topics(), filter::mayHold)) {
            Consumer<AlertRecord> printer = printer();
            SeenRevisions seen = new SeenRevisions(REMEMBERED);
            NewestAlerts alerts = new NewestAlerts(limit);
            reader.readToEnd(record -> pass(record, filter, seen, alerts::add));
            show(alerts, printer, "the topics at " + connection.bootstrap());
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
