package dev.attune.cli.pain;

import dev.attune.cli.Bounds;
import dev.attune.cli.CommandFailed;
import dev.attune.cli.Output;
import dev.attune.cli.reading.PulseSource;
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
            "Shows what falls short most of what each customer could expect there, by value lost and customers, and whose it is.",
            "Sums the newest days, or hours: a customer met so on two days counts as two customer-days."
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
    private PulseSource pulses = new PulseSource();

    @Mixin
    private Output output = new Output();

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
        Bounds.requireAtLeast(0, "--limit", limit, command);
        if (days != null && hours != null) {
            throw new ParameterException(command.commandLine(), "--days and --hours cannot both be given");
        }
        int windows = hours != null ? hours : days != null ? days : 7;
        Bounds.requireAtLeast(1, hours != null ? "--hours" : "--days", windows, command);
        Leaderboard board = new Leaderboard(hours != null ? Leaderboard.HOUR : Leaderboard.DAY, windows, features);
        pulses.read("PAIN_POINT", board::add);
        if (board.isEmpty()) {
            throw new CommandFailed(
                    "nothing hurt anybody yet, or no " + (hours != null ? "hour" : "day") + " of it has ended");
        }
        output.print(board.table(limit));
    }
}
