package dev.attune.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;

class OptionValuesTest {

    @Test
    void every_default_keeps_its_own_rule() {
        OptionValues defaults = OptionValues.of(Map.of());

        assertThat(Options.ALL)
                .allSatisfy(option -> assertThat((Object) defaults.of(option)).isNotNull());
        assertThat(defaults.of(Options.OUT_OF_ORDERNESS)).isEqualTo(Duration.ofSeconds(2));
        assertThat(defaults.of(Options.GUARANTEE)).isEqualTo(DeliveryGuarantee.EXACTLY_ONCE);
        assertThat(defaults.of(Options.EMIT_FROM)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void keys_are_unique_dotted_kebab_case_with_a_sentence_of_description() {
        assertThat(Options.ALL)
                .extracting(Option::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z]+(\\.[a-z]+(-[a-z]+)*)+"));
        assertThat(Options.ALL).extracting(Option::description).allMatch(text -> text.endsWith("."));
    }

    @Test
    void what_is_set_is_read() {
        OptionValues values = OptionValues.ofArguments(new String[] {
            "--intake.idleness", "PT5S", "--alerting.emit-from", "2025-01-01T00:00:00Z", "--kafka.client.acks", "all"
        });

        assertThat(values.of(Options.IDLENESS)).isEqualTo(Duration.ofSeconds(5));
        assertThat(values.of(Options.EMIT_FROM)).isEqualTo(1_735_689_600_000L);
        assertThat(values.below(Options.KAFKA_CLIENT_PREFIX)).containsExactly(Map.entry("acks", "all"));
    }

    @Test
    void all_problems_are_reported_at_once_with_key_rule_and_value() {
        assertThatThrownBy(() -> OptionValues.of(Map.of(
                        "intake.idlenes", "PT5S",
                        "job.checkpoint-interval", "5 seconds",
                        "delivery.guarantee", "MAYBE",
                        "intake.maximum-payload-bytes", "3")))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        broken -> assertThat(broken.problems())
                                .containsExactly(
                                        "delivery.guarantee must be one of EXACTLY_ONCE, AT_LEAST_ONCE, NONE, but was 'MAYBE'",
                                        "intake.idlenes must be a known option, but is not (see docs/configuration.md)",
                                        "intake.maximum-payload-bytes must be a number from 64 to 10000000, but was '3'",
                                        "job.checkpoint-interval must be an ISO-8601 duration of at least PT0.1S, but was"
                                                + " '5 seconds'"));
    }

    @Test
    void an_argument_without_its_value_is_named() {
        assertThatThrownBy(() -> OptionValues.ofArguments(new String[] {"--intake.idleness"}))
                .hasMessage("arguments must be pairs of --key value, but found --intake.idleness");
    }
}
