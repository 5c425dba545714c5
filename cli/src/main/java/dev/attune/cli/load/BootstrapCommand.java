package dev.attune.cli.load;

import dev.attune.cli.Table;
import dev.attune.intake.files.MergedEvents;
import dev.attune.registry.SchemaRegistry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
final class BootstrapCommand extends FeedCommand {

    private static final String SETTING = "--alerting.emit-from";

    @Option(
            names = "--emit-from",
            paramLabel = "INSTANT",
            required = true,
            description = "Episodes that opened before this event time are never told.")
    private Instant emitFrom = Instant.EPOCH;

    @Override
    public Integer call() throws InterruptedException {
        MergedEvents merged = events("there is no history");
        try (Admin admin = Admin.create(connection.kafka());
                SchemaRegistry registry = connection.registry();
                InputTopics topics = topics(registry)) {
            InputOffsets offsets = new InputOffsets(admin);
            offsets.requireEmpty();
            loader(topics, Pace.unbounded()).load(merged, sent -> {});
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
