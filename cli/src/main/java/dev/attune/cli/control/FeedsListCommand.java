package dev.attune.cli.control;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.cli.Tone;
import dev.attune.cli.reading.TopicRecord;
import dev.attune.contract.Topic;
import dev.attune.domain.event.EventStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code attune feeds list}. */
@Command(
        name = "list",
        description = "The last word on every feed, and since when it holds. A feed nobody spoke of is LIVE.",
        footerHeading = "%nExamples:%n",
        footer = {"  attune feeds list"})
final class FeedsListCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        output.print(table(new ControlTopics(connection).read(Topic.FEED_STATUS)));
    }

    static Table table(List<TopicRecord> records) {
        Table table = new Table("feed", "status", "since", "told_at");
        for (EventStream feed : EventStream.values()) {
            records.stream()
                    .filter(record -> record.value().get("feed").toString().equals(feed.name()))
                    .max(Comparator.<TopicRecord>comparingLong(record -> EffectiveTime.stated(record.value()))
                            .thenComparingLong(TopicRecord::writtenAt))
                    .map(TopicRecord::value)
                    .ifPresentOrElse(
                            word -> row(table, feed, word),
                            () -> table.row(feed.name(), Tone.GOOD.of("LIVE"), null, null));
        }
        return table;
    }

    private static void row(Table table, EventStream feed, GenericRecord word) {
        String status = word.get("status").toString();
        table.row(
                feed.name(),
                (status.equals("LIVE") ? Tone.GOOD : Tone.WARNING).of(status),
                Instant.ofEpochMilli(EffectiveTime.stated(word)).toString(),
                EffectiveTime.text(word, "effective_at"));
    }
}
