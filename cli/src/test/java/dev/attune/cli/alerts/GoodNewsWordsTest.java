package dev.attune.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.ExpectationSource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GoodNewsWordsTest {

    private static final List<Contribution> REGAINED = List.of(
            new Contribution("SLOW", 35.5, Double.NaN, Double.NaN, ExpectationSource.NONE),
            new Contribution("GAP_NOW", -1.5, 82.5, 84, ExpectationSource.OWN_BASELINE));

    @Test
    void aRecoveryTellsHowMuchWasRegainedAndAfterWhat() {
        AlertRecord alert = recovered(EpisodeState.OPENED);
        assertThat(AlertWords.line(alert))
                .isEqualTo("recovered: 34.0 points regained since the worst, which was about a slow page");
        assertThat(AlertWords.sentences(alert).get(0))
                .isEqualTo(
                        "The customer has again what they expect: 34.0 points regained since the worst, which was about"
                                + " a slow page.");
    }

    @Test
    void anExplanationAddsUp() {
        Explanation explanation = new Explanation("customer-17");
        explanation.addAlert(recovered(EpisodeState.OPENED).value());
        assertThat(String.join("\n", new ExplanationText(false).of(explanation)))
                .contains("How the points come about (adding up)")
                .contains("what had been lost at the worst, undone: a slow page")
                .contains("experience index 82.5 now, usually 84.0")
                .contains("+34.000");
    }

    @Test
    void whetherItLastedIsToldInTheEnd() {
        assertThat(AlertWords.line(recovered(EpisodeState.RESOLVED))).isEqualTo("it lasted");
        assertThat(AlertWords.line(recovered(EpisodeState.EXPIRED))).isEqualTo("did not last");
    }

    @Test
    void delightIsToldAgainstWhatWasExpectedThere() {
        AlertRecord alert = TestingAlerts.alert(
                AlertKind.EXPERIENCE_DELIGHTED,
                1,
                EpisodeState.OPENED,
                50,
                List.of(
                        new Contribution("SLOW", 6.5, 180, 400, ExpectationSource.OWN_BASELINE),
                        new Contribution("ACCUMULATION", 2.5, Double.NaN, Double.NaN, ExpectationSource.NONE)));
        assertThat(AlertWords.line(alert)).isEqualTo("better than expected: pages take 180 ms, usually 400 ms");
        assertThat(AlertWords.sentences(alert).get(0))
                .isEqualTo("Experience 50.0 points above what this customer could expect (checkout): pages take 180 ms,"
                        + " usually 400 ms.");
    }

    @Test
    void whoCameBackIsToldByTheirChance() {
        AlertRecord alert = TestingAlerts.alert(
                AlertKind.RISK_RECOVERED,
                1,
                EpisodeState.OPENED,
                0.12,
                List.of(new Contribution("STAYED", -2, 4, Double.NaN, ExpectationSource.NONE)));
        assertThat(AlertWords.line(alert)).isEqualTo("came back: 12 % chance of having left");
    }

    private static AlertRecord recovered(EpisodeState state) {
        return TestingAlerts.alert(AlertKind.EXPERIENCE_RECOVERED, 1, state, 34, REGAINED);
    }
}
