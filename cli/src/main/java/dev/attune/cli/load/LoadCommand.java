package dev.attune.cli.load;

import dev.attune.cli.Table;
import dev.attune.intake.files.FileEvent;
import dev.attune.intake.files.MergedEvents;
import dev.attune.registry.SchemaRegistry;
import java.time.Instant;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads event files into the input topics. */
@Command(
        name = "load",
        description = {
            "Loads event files into the input topics, in the order of event time.",
            "Nothing becomes late by loading. At the end the clock is moved to the end of the last tick, so that the"
                    + " running job says what a backtest of the same files says."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune load --purchases purchases.csv",
            "  attune load --purchases p.csv --clicks c.csv --support s.csv --speed 3600"
        })
final class LoadCommand extends FeedCommand {

    @Option(
            names = "--speed",
            paramLabel = "TIMES",
            description =
                    "How many times as fast as it happened, 60 is a minute a second (default: as fast as it goes).")
    private @Nullable Double speed;

    @Override
    public Integer call() throws InterruptedException {
        MergedEvents merged = events("there is nothing to load");
        List<FileEvent> events = merged.events();
        long first = events.get(0).eventTime();
        try (SchemaRegistry registry = connection.registry();
                InputTopics topics = topics(registry)) {
            Pace pace = speed == null ? Pace.unbounded() : Pace.times(speed, first, Pace.MACHINE);
            load(loader(topics, pace), merged);
        }
        output.print(new Table("events", "left_out", "first", "last", "clock_moved_to")
                .row(
                        events.size(),
                        merged.skipped(),
                        Instant.ofEpochMilli(first).toString(),
                        Instant.ofEpochMilli(events.get(events.size() - 1).eventTime())
                                .toString(),
                        Instant.ofEpochMilli(merged.end()).toString()));
        return 0;
    }

    /** With a progress bar on a terminal only: elsewhere each update would be a line of a log. */
    private static void load(EventLoader loader, MergedEvents merged) throws InterruptedException {
        if (System.console() == null) {
            loader.load(merged, sent -> {});
            return;
        }
        try (ProgressBar bar = ProgressBar.builder()
                .setTaskName("loading")
                .setInitialMax(merged.events().size())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .build()) {
            loader.load(merged, bar::stepTo);
        }
    }
}
