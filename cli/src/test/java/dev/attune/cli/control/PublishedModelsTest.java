package dev.attune.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.reading.TopicRecord;
import dev.attune.contract.Topic;
import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishedModelsTest {

    private static final long NOON = 1_767_268_800_000L; // 2026-01-01T12:00:00Z
    private static final long HOUR = 3_600_000;

    private static TopicRecord model(String version, String document, long effectiveAt, @Nullable Long statedAt) {
        GenericRecord record = new GenericData.Record(Topic.MODEL.schema());
        record.put("version", version);
        record.put("document", document);
        record.put("effective_at", effectiveAt);
        record.put("stated_at", statedAt);
        return new TopicRecord(Topic.MODEL, record, NOON);
    }

    @Test
    void the_word_of_the_job_stands_for_a_publication_that_came_too_late() {
        PublishedModels models = new PublishedModels(List.of(
                model("march", "{}", NOON, null),
                model("april", "{ }", NOON + HOUR, null),
                model("march", "{}", NOON + 2 * HOUR, NOON)));

        assertThat(models.table().objects())
                .extracting(row -> row.get("version"), row -> row.get("effective_at"), row -> row.get("stated_at"))
                .containsExactly(
                        tuple("april", "2026-01-01T13:00:00Z", null),
                        tuple("march", "2026-01-01T14:00:00Z", "2026-01-01T12:00:00Z"));
    }

    @Test
    void a_version_can_be_published_again_with_another_time() {
        PublishedModels models = new PublishedModels(List.of(model("march", "{}", NOON, null)));

        assertThatCode(() -> models.check("march", "{}", NOON + HOUR)).doesNotThrowAnyException();
        assertThatThrownBy(() -> models.check("march", "{}", NOON))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("--effective-at must be unlike that of an earlier publication of march, but was"
                        + " 2026-01-01T12:00:00Z");
    }

    @Test
    void a_version_stands_for_one_document() {
        PublishedModels models = new PublishedModels(List.of(model("march", "{}", NOON, null)));

        assertThatThrownBy(() -> models.check("march", "{\"format\": 1}", NOON + HOUR))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("march stands for another document");
    }

    @Test
    void without_a_time_a_change_holds_from_a_full_minute_that_the_job_can_keep() {
        assertThat(EffectiveTime.of(null, Instant.parse("2026-01-01T12:00:30Z")))
                .isEqualTo(NOON + 60_000);
        assertThat(EffectiveTime.of(null, Instant.parse("2026-01-01T12:00:55Z")))
                .isEqualTo(NOON + 120_000);
        assertThatThrownBy(() -> EffectiveTime.of(Instant.MAX, Instant.EPOCH))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("--effective-at must be in [1970, 9999]");
    }
}
