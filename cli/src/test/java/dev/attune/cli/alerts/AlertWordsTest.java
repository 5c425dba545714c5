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
import org.junit.jupiter.api.Test;

final class AlertWordsTest {

    @Test
    void churnIsToldInTheCustomersOwnNumbersStrongestReasonFirst() {
        assertThat(AlertWords.line(TestingAlerts.churn(1, EpisodeState.OPENED, 0.89)))
                .isEqualTo("usually every 9 days, now silent for 31 days; late deliveries");
    }

    @Test
    void aDropIsToldAgainstWhatWasExpectedThere() {
        assertThat(AlertWords.line(TestingAlerts.drop()))
                .isEqualTo("pages take 4.2 s, usually 1.1 s; errors on 25 % of pages, for others 2.1 %");
    }

    @Test
    void anEndIsToldByItsOutcome() {
        assertThat(AlertWords.line(TestingAlerts.churn(3, EpisodeState.RESOLVED, 0.21)))
                .isEqualTo("resolved: 21 % chance of having left, was 61 %");
        assertThat(AlertWords.line(TestingAlerts.churn(3, EpisodeState.EXPIRED, 0.9)))
                .startsWith("expired without recovery: ");
    }

    @Test
    void sentencesSayWhatSpeaksAgainstItAndWhatIsNotKnown() {
        assertThat(AlertWords.sentences(TestingAlerts.churn(1, EpisodeState.OPENED, 0.89)))
                .containsExactly(
                        "89 % chance that the customer has left; 71 % that nothing is bought in the next 91 days.",
                        "Why: usually every 9 days, now silent for 31 days; late deliveries.",
                        "Speaking against it: a bad experience was made good.",
                        "Confidence 80 %; not known: clickstream never seen.");
    }

    @Test
    void silenceOfSomeoneNewIsHeldAgainstOthers() {
        assertThat(words("SILENCE", 31.0, 12.4, ExpectationSource.SEGMENT))
                .isEqualTo("silent for 31 days where customers like this come back within 12 days");
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
