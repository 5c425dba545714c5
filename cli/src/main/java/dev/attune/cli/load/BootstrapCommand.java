package dev.attune.cli.load;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.intake.files.MergedEvents;
import dev.attune.registry.SchemaRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Puts history in front of the live events. The job then builds its state from it with the code it always runs, in the
 * order in which it happened, tells nobody what lies before {@code --emit-from}, and walks over the recorded offsets
 * into the present: one job, one state, nothing to hand over between two.
 */
@Command(
        name = "bootstrap",
        description = {
            "Puts history in front of the live events, so that customers have habits on the first day.",
            "The input topics must be empty. Afterwards start the job with the setting printed: it reads the history"
                    + " first, silences what opened before --emit-from, and goes on with live events from the offsets"
                    + " printed. Sources may write as soon as this is done."
        },
        footerHeading = "%nExample:%n",
        footer = "  attune bootstrap --purchases history.csv --emit-from 2026-01-01T00:00:00Z")
final class BootstrapCommand implements Callable<Integer> {

    private static final String SETTING = "--alerting.emit-from";

    @Mixin
    private EventFileOptions files;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Option(
            names = "--emit-from",
            paramLabel = "INSTANT",
            required = true,
            description = "Episodes that opened before this event time are never told.")
    private Instant emitFrom = Instant.EPOCH;

    @Option(
            names = "--out-of-orderness",
            paramLabel = "DURATION",
            defaultValue = "PT2S",
            description = "The job's bound on disorder, intake.out-of-orderness (default: ${DEFAULT-VALUE}).")
    private Duration outOfOrderness = Duration.ofSeconds(2);

    @Override
    public Integer call() throws InterruptedException {
        MergedEvents merged = files.read(output);
        if (merged.events().isEmpty()) {
            throw new CommandFailed("there is no history: the files have no usable events");
        }
        try (Admin admin = Admin.create(connection.kafka());
                SchemaRegistry registry = connection.registry();
                InputTopics topics = InputTopics.open(connection.kafka(), registry)) {
            InputOffsets offsets = new InputOffsets(admin);
            offsets.requireEmpty();
            new EventLoader(topics, Pace.unbounded(), outOfOrderness).load(merged, sent -> {});
            print(merged, offsets.ends());
        }
        return 0;
    }

    private void print(MergedEvents merged, Map<String, Long> offsets) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("events", merged.events().size());
        object.put("clock_moved_to", Instant.ofEpochMilli(merged.end()).toString());
        object.put("emit_from", emitFrom.toString());
        object.put("live_from", offsets);
        Table table = new Table("live_from", "offset");
        offsets.forEach(table::row);
        output.print(object, table);
        output.note("history of " + merged.events().size() + " events is in place; start the job with " + SETTING + " "
                + emitFrom);
    }
}
