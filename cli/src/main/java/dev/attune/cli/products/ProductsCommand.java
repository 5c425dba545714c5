package dev.attune.cli.products;

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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows which products customers come back for. */
@Command(
        name = "products",
        description = {
            "Shows which products customers come back for, and which are mayflies: bought once by many, never again.",
            "Counts buyers who have had the time to come back; a rate stands between its 95 %% bounds."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  attune products --limit 20", "  attune products --pulses pulses.jsonl --output json"})
final class ProductsCommand implements Runnable {

    @Spec
    private CommandSpec command;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--pulses",
            paramLabel = "JSONL",
            description = "Pulses of a backtest to read instead of the topic.")
    private @Nullable Path file;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "The products with most buyers, so many; 0 for all (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Override
    public void run() {
        if (limit < 0) {
            throw new ParameterException(command.commandLine(), "--limit must be at least 0, but was " + limit);
        }
        RepeatRates rates = new RepeatRates();
        Path from = file;
        if (from == null) {
            readTopic(rates);
        } else {
            new JsonLines(from, Topic.PULSE).read(line -> line.contains("\"PRODUCT\""), rates::add);
        }
        if (rates.isEmpty()) {
            throw new CommandFailed("no product was bought yet, or purchases carry no product_id");
        }
        output.print(rates.table(limit));
    }

    private void readTopic(RepeatRates rates) {
        try (SchemaRegistry registry = connection.registry();
                TopicReader reader =
                        new TopicReader(connection, registry, Isolation.COMMITTED, List.of(Topic.PULSE), key -> true)) {
            reader.readToEnd(record -> rates.add(record.value()));
        }
    }
}
