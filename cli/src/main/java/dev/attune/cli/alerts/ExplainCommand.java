package dev.attune.cli.alerts;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.reading.JsonLines;
import dev.attune.cli.reading.TopicReader;
import dev.attune.cli.reading.TopicReader.Isolation;
import dev.attune.contract.Topic;
import dev.attune.registry.SchemaRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells everything the topics hold about an alert: its reasons with their sum, its evidence, its life, its customer. */
@Command(
        name = "explain",
        description = {
            "Explains one alert, all alerts of a customer, or one incident.",
            "Tells why in the customer's own numbers, each reason's share, and what would lower it.",
            "Tells what became of the alert since, and how the customer stands now."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune explain customer-17",
            "  attune explain a1b2c3d4e5f60718 --output json",
            "  attune explain customer-17 --alerts alerts.jsonl",
            "  attune explain 9f8e7d6c5b4a3f2e --incidents incidents.jsonl"
        })
public final class ExplainCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--alerts",
            paramLabel = "JSONL",
            description = "Alerts of a backtest to read instead of the topics.")
    private @Nullable Path file;

    @Option(
            names = "--incidents",
            paramLabel = "JSONL",
            description = "Incidents of a backtest to read instead of the topics.")
    private @Nullable Path incidents;

    @Parameters(paramLabel = "ID", description = "An alert id, a customer id, or an incident id.")
    private String subject = "";

    @Override
    public void run() {
        Explanation explanation = new Explanation(subject);
        if (file == null && incidents == null) {
            readTopics(explanation);
        }
        if (file != null) {
            new JsonLines(file, Topic.CHURN_RISK).read(this::mayConcern, explanation::addAlert);
        }
        if (incidents != null) {
            new JsonLines(incidents, Topic.INCIDENT).read(this::mayConcern, explanation::addIncident);
        }
        if (explanation.isEmpty()) {
            throw new CommandFailed("neither an alert nor a customer nor an incident '%s' is in %s (%s)"
                    .formatted(Output.printable(subject), where(), whereToLook()));
        }
        print(explanation);
    }

    private String where() {
        if (file == null && incidents == null) {
            return "the topics at " + connection.bootstrap();
        }
        return Stream.of(file, incidents)
                .filter(Objects::nonNull)
                .map(Path::toString)
                .collect(Collectors.joining(" or "));
    }

    private String whereToLook() {
        if (file == null && incidents == null) {
            return "see 'attune alerts' and 'attune incidents' for what there is";
        }
        return Stream.of(
                        file == null ? null : "'attune alerts --alerts " + file + "'",
                        incidents == null ? null : "'attune incidents --incidents " + incidents + "'")
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" and ", "see ", " for what there is"));
    }

    /** An id with an escape in it is looked at by its record. */
    private boolean mayConcern(String line) {
        return line.contains('"' + subject + '"') || line.indexOf('\\') >= 0;
    }

    private void readTopics(Explanation explanation) {
        try (SchemaRegistry registry = connection.registry()) {
            List<Topic> topics = List.of(Topic.CHURN_RISK, Topic.EXPERIENCE_DROP, Topic.GOOD_NEWS);
            try (TopicReader alerts = reader(registry, topics, key -> true)) {
                alerts.readToEnd(record -> explanation.addAlert(record.value()));
            }
            try (TopicReader incident = reader(registry, List.of(Topic.INCIDENT), explanation::isNamed)) {
                incident.readToEnd(record -> explanation.addIncident(record.value()));
            }
            try (TopicReader health = reader(registry, List.of(Topic.CUSTOMER_HEALTH), explanation::concerns)) {
                health.readToEnd(record -> explanation.addHealth(record.value()));
            }
        }
    }

    private TopicReader reader(SchemaRegistry registry, List<Topic> topics, Predicate<byte @Nullable []> keys) {
        return new TopicReader(connection, registry, Isolation.COMMITTED, topics, keys);
    }

    private void print(Explanation explanation) {
        if (output.isJson()) {
            output.out().println(ExplanationJson.of(explanation));
        } else {
            new ExplanationText(output.isColoured()).of(explanation).forEach(output.out()::println);
        }
        output.out().flush();
    }
}
