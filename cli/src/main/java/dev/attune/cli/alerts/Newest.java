package dev.attune.cli.alerts;

import dev.attune.cli.Bounds;
import dev.attune.cli.reading.TopicReader;
import dev.attune.cli.reading.TopicRecord;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much is shown of what is there, and whether to go on; mix it in with {@code @Mixin Newest newest}. */
final class Newest {

    private static final Duration POLL = Duration.ofMillis(500);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--follow", description = "Go on with what comes, until interrupted.")
    private boolean follow;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "The newest so many of those already there; 0 for all (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    /** 0 for all. */
    int limit() {
        Bounds.requireAtLeast(0, "--limit", limit, command);
        return limit;
    }

    boolean follow() {
        return follow;
    }

    /** With what comes, until interrupted, if that was asked for. */
    void goOn(TopicReader reader, Consumer<TopicRecord> to, PrintWriter out) {
        while (follow && !Thread.currentThread().isInterrupted()) {
            reader.poll(POLL, to);
            out.flush();
        }
    }
}
