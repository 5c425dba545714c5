package dev.attune.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.policy.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class AlertWordsTest {

    @Test
    void churnIsToldInTheCustomersOwnNumbersStrongestReasonFirst() {
        assertThat(AlertWords.line(TestingAlerts.churn(1, EpisodeState.OPENED, 0.89)))
                .isEqualTo("usually visits every 9 days, now silent for 31 days; two late deliveries");
    }

    @Test
    void aDropIsToldAgainstWhatWasExpectedThere() {
        assertThat(AlertWords.line(TestingAlerts.drop()))
                .isEqualTo("pages take 4.2 s, usually 1.1 s; errors on 25 % of pages, for others 2.1 %");
    }

    @Test
    void aReminderSaysSoAndWhatWasHeldBackIsCounted() {
        AlertRecord reminder = TestingAlerts.churn(3, EpisodeState.UPDATED, 0.89);
        reminder.value().put("trigger", new GenericData.EnumSymbol(trigger(reminder), "REMINDER"));
        assertThat(AlertWords.line(reminder)).startsWith("reminder: ").endsWith(" (2 held back before)");
        assertThat(AlertWords.sentences(reminder))
                .contains("A reminder: nothing new was to be told for long, and it goes on.");
        assertThat(TellingWords.because(reminder)).isEqualTo("reminder");
        reminder.value().put("trigger", new GenericData.EnumSymbol(trigger(reminder), "OTHER"));
        assertThat(TellingWords.because(reminder)).as("of an older job").isEmpty();
    }

    private static Schema trigger(AlertRecord alert) {
        return alert.value().getSchema().getField("trigger").schema();
    }

    @Test
    void anEndIsToldByItsOutcome() {
        assertThat(AlertWords.line(TestingAlerts.churn(3, EpisodeState.RESOLVED, 0.21)))
                .isEqualTo("resolved: 21 % chance of having left, was 61 % (2 held back before)");
        assertThat(AlertWords.line(TestingAlerts.churn(3, EpisodeState.EXPIRED, 0.9)))
                .startsWith("expired without recovery: ");
    }

    @Test
    void sentencesSayWhatSpeaksAgainstItAndWhatIsNotKnown() {
        assertThat(AlertWords.sentences(TestingAlerts.churn(1, EpisodeState.OPENED, 0.89)))
                .containsExactly(
                        "89 % chance that the customer has left; 71 % that nothing is bought in the next 91 days.",
                        "Visits: on 22 days, usually every 9 days, the last 31 days ago.",
                        "Orders: on 7 days, usually every 9.9 days, the last 32 days ago.",
                        "Since the last order: two late deliveries; an error met on a page.",
                        "Speaking against it: a bad experience was made good.",
                        "Confidence 80 %: clickstream never seen.");
    }

    @Test
    void anEndIsSaidFirst() {
        assertThat(AlertWords.sentences(TestingAlerts.churn(3, EpisodeState.RESOLVED, 0.21)))
                .startsWith(
                        "Over since 2026-03-03 06:26 UTC.",
                        "21 % chance that the customer has left; 71 % that"
                                + " nothing is bought in the next 91 days.");
    }

    @Test
    void whatIsNotKnownIsToldInWords() {
        for (String code : List.of(
                "FEW_PURCHASES",
                "FEW_SESSIONS",
                "FEW_SIGNALS",
                "MIXED_CURRENCY",
                "NO_CLICKS",
                "NO_PURCHASES",
                "NO_SUPPORT",
                "STALE_CLICKS",
                "STALE_PURCHASES",
                "STALE_SUPPORT",
                "YOUNG")) {
            GenericRecord alert = TestingAlerts.drop().value();
            ((GenericRecord) alert.get("confidence")).put("missing", List.of(code));
            assertThat(ConfidenceWords.of(alert))
                    .singleElement()
                    .asString()
                    .startsWith("Confidence 80 %: ")
                    .doesNotContain(ReasonWords.plain(code));
        }
    }

    @Test
    void everyReasonOfThePolicyHasWordsOfItsOwn() {
        assertThat(Arrays.stream(Reason.values()).filter(reason -> !reason.isModelTerm()))
                .allSatisfy(reason -> assertThat(words(reason.name(), Double.NaN, Double.NaN, ExpectationSource.NONE))
                        .isNotEqualTo(reason.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    @Test
    void aReasonOfANewerJobIsToldByItsCode() {
        assertThat(words("LOST_LUGGAGE", 0.5, 0.25, ExpectationSource.OWN_BASELINE))
                .isEqualTo("lost luggage 0.50, usually 0.25");
    }

    private static String words(String reason, double observed, double expected, ExpectationSource source) {
        return AlertWords.line(TestingAlerts.alert(
                AlertKind.EXPERIENCE_DROP,
                1,
                EpisodeState.OPENED,
                -3,
                List.of(new Contribution(reason, 1.0, observed, expected, source))));
    }
}
