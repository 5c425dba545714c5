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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells everything the topics hold about an alert: its reasons with their sum, its evidence, its life, its customer. */
@Command(
        name = "explain",
        description = {
            "Explains one alert, or all alerts of a customer.",
            "Tells why in the customer's own numbers, each reason's share, and what would lower it.",
            "Tells what became of the alert since, and how the customer stands now."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune explain customer-17",
            "  attune explain a1b2c3d4e5f60718 --output json",
            "  attune explain customer-17 --alerts alerts.jsonl"
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

    @Parameters(paramLabel = "ID", description = "An alert id, or a customer id.")
    private String subject = "";

    @Override
    public void run() {
        Explanation explanation = new Explanation(subject);
        Path from = file;
        if (from == null) {
            readTopics(explanation);
        } else {
            new JsonLines(from, Topic.CHURN_RISK).read(this::mayConcern, explanation::addAlert);
        }
        if (explanation.isEmpty()) {
            String where = from == null ? "the topics at " + connection.bootstrap() : from.toString();
            throw new CommandFailed("neither an alert nor a customer '%s' is in %s%s"
                    .formatted(
                            Output.printable(subject), where, from == null ? " ('attune alerts' lists alerts)" : ""));
        }
        print(explanation);
    }

    /** An id with an escape in it is looked at by its record. */
    private boolean mayConcern(String line) {
        return line.contains('"' + subject + '"') || line.indexOf('\\') >= 0;
    }

    private void readTopics(Explanation explanation) {
        try (SchemaRegistry registry = connection.registry()) {
            try (TopicReader alerts = reader(registry, List.of(Topic.CHURN_RISK, Topic.EXPERIENCE_DROP), key -> true)) {
                alerts.readToEnd(record -> explanation.addAlert(record.value()));
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
