package dev.attune.cli.control;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.contract.Topic;
import dev.attune.control.ControlChange;
import dev.attune.domain.event.EventStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code attune feeds mark}. */
@Command(
        name = "mark",
        description = "Says that a feed is not delivered, or is again. The console's canary does so by itself.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune feeds mark CLICK STALE --effective-at 2026-12-01T08:00:00Z",
            "  attune feeds mark CLICK LIVE"
        })
final class FeedsMarkCommand implements Runnable {

    private enum Status {
        STALE,
        LIVE
    }

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Parameters(index = "0", paramLabel = "FEED", description = "CLICK, PURCHASE or SUPPORT.")
    private EventStream feed = EventStream.CLICK;

    @Parameters(index = "1", paramLabel = "STATUS", description = "STALE or LIVE.")
    private Status status = Status.STALE;

    @Option(
            names = "--effective-at",
            paramLabel = "INSTANT",
            description =
                    "Since when, in event time (default: the next full minute). The past may be given: customers are"
                            + " judged by it from the next full minute on.")
    private @Nullable Instant effectiveAt;

    @Override
    public void run() {
        long effective = EffectiveTime.of(effectiveAt, Instant.now());
        GenericRecord record = new GenericData.Record(Topic.FEED_STATUS.schema());
        record.put(
                "feed",
                new GenericData.EnumSymbol(record.getSchema().getField("feed").schema(), feed.name()));
        record.put(
                "status",
                new GenericData.EnumSymbol(record.getSchema().getField("status").schema(), status.name()));
        record.put("effective_at", effective);
        new ControlTopics(connection).write(Topic.FEED_STATUS, ControlChange.key(feed.name(), effective), record);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("feed", feed.name());
        result.put("status", status.name());
        result.put("effective_at", Instant.ofEpochMilli(effective).toString());
        output.printFigures(result);
    }
}
