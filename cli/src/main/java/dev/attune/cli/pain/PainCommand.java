package dev.attune.cli.pain;

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

/** Shows what hurts customers most, and whose it is. */
@Command(
        name = "pain",
        description = {
            "Shows what hurts customers most, by the value lost and the customers met badly, and whose it is.",
            "Sums the newest days, or hours: a customer met badly on two days counts as two customer-days."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune pain --days 7",
            "  attune pain --hours 3 --features",
            "  attune pain --pulses pulses.jsonl --days 365 --output json"
        })
final class PainCommand implements Runnable {

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
            names = "--days",
            paramLabel = "N",
            description = "The newest N days, by UTC, counted back from the newest one told (default: 7).")
    private @Nullable Integer days;

    @Option(names = "--hours", paramLabel = "N", description = "The newest N hours instead of days.")
    private @Nullable Integer hours;

    @Option(names = "--features", description = "By feature, where one is known, instead of by touchpoint.")
    private boolean features;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "The most painful ones, so many; 0 for all (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Override
    public void run() {
        if (limit < 0) {
            throw wrong("--limit must be at least 0, but was " + limit);
        }
        if (days != null && hours != null) {
            throw wrong("--days and --hours cannot both be given");
        }
        int windows = hours != null ? hours : days != null ? days : 7;
        if (windows < 1) {
            throw wrong((hours != null ? "--hours" : "--days") + " must be at least 1, but was " + windows);
        }
        Leaderboard board = new Leaderboard(hours != null ? Leaderboard.HOUR : Leaderboard.DAY, windows, features);
        Path from = file;
        if (from == null) {
            readTopic(board);
        } else {
            new JsonLines(from, Topic.PULSE).read(line -> line.contains("\"PAIN_POINT\""), board::add);
        }
        if (board.isEmpty()) {
            throw new CommandFailed(
                    "nothing hurt anybody yet, or no " + (hours != null ? "hour" : "day") + " of it has ended");
        }
        output.print(board.table(limit));
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(command.commandLine(), problem);
    }

    private void readTopic(Leaderboard board) {
        try (SchemaRegistry registry = connection.registry();
                TopicReader reader =
                        new TopicReader(connection, registry, Isolation.COMMITTED, List.of(Topic.PULSE), key -> true)) {
            reader.readToEnd(record -> board.add(record.value()));
        }
    }
}
