package dev.attune.cli.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.reading.TopicRecord;
import dev.attune.contract.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MutesTest {

    private static final long DAY = 86_400_000;

    private final List<TopicRecord> log = new ArrayList<>();

    private void say(
            String id, String kind, String customer, @Nullable Long until, long effective, @Nullable Long stated) {
        GenericRecord record = new GenericData.Record(Topic.FEEDBACK.schema());
        record.put("feedback_id", id);
        record.put(
                "kind",
                new GenericData.EnumSymbol(record.getSchema().getField("kind").schema(), kind));
        record.put("customer_id", customer);
        record.put("until", until);
        record.put("effective_at", effective);
        record.put("stated_at", stated);
        record.put("reason", "because");
        log.add(new TopicRecord(Topic.FEEDBACK, record, 0));
    }

    private List<String> inForce(long at) {
        return Mutes.of(log).table(at, null).objects().stream()
                .map(row -> row.get("feedback_id") + " " + row.get("state"))
                .toList();
    }

    @Test
    void what_is_muted_follows_from_the_log_by_the_rules_of_the_job() {
        say("one", "MUTE", "ann", 10 * DAY, DAY, null);
        say("endless", "MUTE", "bob", null, DAY, null);
        say("moved", "MUTE", "cat", 10 * DAY, DAY, null);
        say("moved", "MUTE", "cat", 10 * DAY, 3 * DAY, DAY);
        say("back", "UNMUTE", "ann", null, 5 * DAY, null);
        say("one", "MUTE", "ann", 10 * DAY, DAY, null);

        assertThat(inForce(2 * DAY)).containsExactly("one in force", "moved to come");
        assertThat(inForce(4 * DAY)).containsExactly("one in force", "moved in force");
        assertThat(inForce(6 * DAY)).as("a copy mutes nobody again").containsExactly("moved in force");
        assertThat(inForce(10 * DAY)).isEmpty();
        assertThat(Mutes.of(log).table(4 * DAY, "cat").objects())
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("reason", "because").containsEntry("kind", "all"));
    }
}
