package dev.attune.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.reading.TopicRecord;
import dev.attune.contract.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class PublishedPoliciesTest {

    private static final long NOON = 1_767_268_800_000L;
    private static final long MINUTE = 60_000;

    private final List<TopicRecord> records = new ArrayList<>();

    private GenericRecord publish(String version, String document, long effective) {
        GenericRecord record = PolicyPublication.record(version, document, effective, "ada");
        records.add(new TopicRecord(Topic.POLICY, record, records.size()));
        return record;
    }

    private PublishedPolicies published() {
        return new PublishedPolicies(records);
    }

    private static String says(String version) {
        return "version: " + version;
    }

    @Test
    void the_last_one_that_took_effect_is_in_force_and_what_the_job_refuses_is_not() {
        publish("1", says("1"), 0);
        publish("winter", says("winter"), NOON);
        publish("broken", says("broken") + "\nhealth: {risk-step: 2}", NOON + 1);
        publish("other", says("name"), NOON + 2);
        publish("winter", says("winter") + "\nhealth: {risk-step: 0.2}", NOON + 3);
        publish("spring", says("spring"), NOON + MINUTE);

        assertThat(published().inForce(NOON - 1))
                .get()
                .extracting(Publication::version)
                .isEqualTo("1");
        assertThat(published().inForce(NOON + 10)).get().satisfies(winter -> {
            assertThat(winter.version()).isEqualTo("winter");
            assertThat(winter.stated()).isEqualTo(NOON);
        });
        assertThat(published().before(NOON + 10))
                .get()
                .extracting(Publication::version)
                .isEqualTo("1");
        assertThat(published().table(NOON + 10).objects())
                .extracting(row -> row.get("version") + " " + row.get("state"))
                .containsExactly(
                        "1 over",
                        "winter in force",
                        "broken refused, breaks a rule",
                        "other refused, breaks a rule",
                        "winter refused, another document of this version",
                        "spring to come");
    }

    @Test
    void where_the_job_moved_one_its_word_holds_and_both_times_are_told() {
        publish("winter", says("winter"), NOON - MINUTE);
        GenericRecord moved = publish("winter", says("winter"), NOON);
        moved.put("stated_at", NOON - MINUTE);

        assertThat(published().inForce(NOON - 1)).isEmpty();
        assertThat(published().table(NOON).objects()).singleElement().satisfies(row -> {
            assertThat(row.get("effective_at")).isEqualTo("2026-01-01T12:00:00Z");
            assertThat(row.get("stated_at")).isEqualTo("2026-01-01T11:59:00Z");
        });
    }

    @Test
    void a_version_is_one_document_and_is_published_once_for_an_instant() {
        publish("winter", says("winter"), NOON);

        assertThatThrownBy(() -> published().check("winter", says("winter") + " ", NOON + MINUTE))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("version must be unlike that of any other policy");
        assertThatThrownBy(() -> published().check("winter", says("winter"), NOON))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("--effective-at must be unlike");
        published().check("winter", says("winter"), NOON + MINUTE);
    }
}
