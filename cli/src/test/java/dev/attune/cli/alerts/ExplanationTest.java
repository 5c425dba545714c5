package dev.attune.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.reading.TopicRecord;
import dev.attune.contract.Topic;
import dev.attune.delivery.HealthMapper;
import dev.attune.domain.customer.Assessment;
import dev.attune.domain.customer.Band;
import dev.attune.domain.customer.Lifecycle;
import dev.attune.domain.customer.Window;
import dev.attune.domain.episode.Confidence;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Stakes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExplanationTest {

    private static final String TEXT = """
            Churn risk of customer-17: updated, warning
            alert a1b2c3d4e5f60718, revision 2, opened 2026-03-01 10:00 UTC, judged as of 2026-03-02 08:13 UTC

            89 % chance that the customer has left; 71 % that nothing is bought in the next 91 days.
            Visits: on 22 days, usually every 9 days, the last 31 days ago.
            Orders: on 7 days, usually every 9.9 days, the last 32 days ago.
            Since the last order: two late deliveries; an error met on a page.
            Speaking against it: a bad experience was made good.
            Confidence 80 %: clickstream never seen.
            At stake: 110.28 EUR of expected spend in the next 91 days; 987.65 EUR spent so far; known for 7 months; segment loyal. Priority 64 of 100.

            What would lower it
            what                                chance        points  then
            an order now                        89 % → 8.5 %  -4.50   ends the alert
            a visit now                         89 % → 24 %   -3.25   ends the alert
            both open tickets resolved          89 % → 80 %   -0.75   the alert stays
            nothing but time, until 2026-04-20  89 % → 29 %   -3.00   ends the alert

            How the 89 % comes about (log-odds, adding up)
            why                                                        points  sum     chance
            right after the last of 22 visits                          -1.125  -1.125  25 %    ░░░░░░░
            silent for 31 days, where about 9 days are to be expected  +2.750  +1.625  84 %    ██████████████████
            two late deliveries                                        +0.750  +2.375  91 %                      █████
            an error met on a page                                     +0.125  +2.500  92 %                           █
            a bad experience was made good                             -0.375  +2.125  89 %                          ░

            Events behind it
            event time        stream    event id
            2026-02-28 10:00  purchase  order-9/delivered

            Life
            revision  event time        state    severity  score  because      held back before
                   1  2026-03-01 10:00  OPENED   WARNING   86 %   opened                      0
                   2  2026-03-02 08:13  UPDATED  WARNING   89 %   score moved                 2

            policy policy-1, model model-1, for retention, logistics

            Customer customer-17 as of 2026-03-01 10:00 UTC: repeat, risk band high
            89 % chance of having left; 71 % that nothing is bought in the next 91 days.
            Visits: on 22 days, usually every 9 days, the last 31 days ago.
            Orders: on 7 days, usually every 9.9 days, the last 32 days ago.
            Experience index 71.5 of 100, usually 84.2 (nine times of ten 70.5 to 97.9).
            Confidence 80 %.
            At stake: 110.28 EUR of expected spend in the next 91 days; 987.65 EUR spent so far; known for 7 months; segment loyal.

            window  interactions  sessions  purchases  errors  frictions  contacts   spend
            1 h                1         1          0       0          0         0    0.00
            90 d             130        21          7       4          3         2  987.65""";

    @Test
    void anAlertIsExplainedWithAllItsRevisionsAndItsCustomer() {
        List<String> lines = new ExplanationText(false).of(explanationOf("a1b2c3d4e5f60718"));
        assertThat(String.join("\n", lines)).isEqualTo(TEXT);
    }

    @Test
    void aCustomerIsExplainedWithAllTheirAlertsTheNewestLast() {
        assertThat(explanationOf("customer-17").episodes())
                .containsOnlyKeys("0f0e0d0c0b0a0908", "a1b2c3d4e5f60718")
                .extractingByKey("a1b2c3d4e5f60718")
                .satisfies(revisions ->
                        assertThat(revisions).extracting(AlertRecord::revision).containsExactly(1, 2));
    }

    @Test
    void whatConcernsNobodyElseIsLeftOut() {
        Explanation explanation = explanationOf("customer-18");
        assertThat(explanation.episodes()).isEmpty();
        assertThat(explanation.concerns(key("customer-18"))).isTrue();
        assertThat(explanation.concerns(key("customer-17"))).isFalse();
        assertThat(explanation.concerns(null)).isFalse();
    }

    @Test
    void asJsonItIsTheRecordsThemselvesAndTheirWords() {
        assertThat(ExplanationJson.of(explanationOf("0f0e0d0c0b0a0908")))
                .startsWith("{\"alerts\":[{\"alert_id\":\"0f0e0d0c0b0a0908\",\"revision\":1,")
                .contains("],\"words\":{\"0f0e0d0c0b0a0908\":[\"Experience 31.5 points below")
                .contains("},\"health\":{\"customer_id\":\"customer-17\",");
    }

    private static Explanation explanationOf(String subject) {
        Explanation explanation = new Explanation(subject);
        explanation.addAlert(TestingAlerts.churn(2, EpisodeState.UPDATED, 0.89).value());
        explanation.addAlert(TestingAlerts.drop().value());
        explanation.addAlert(TestingAlerts.churn(1, EpisodeState.OPENED, 0.86).value());
        if (explanation.concerns(key("customer-17"))) {
            explanation.addHealth(new HealthMapper().map(assessment()));
        }
        return explanation;
    }

    private static byte[] key(String customerId) {
        return customerId.getBytes(StandardCharsets.UTF_8);
    }

    private static TopicRecord record(AlertRecord alert) {
        return new TopicRecord(Topic.CHURN_RISK, alert.value(), 0);
    }

    private static Assessment assessment() {
        return new Assessment(
                "customer-17",
                TestingAlerts.OPENED_AT,
                Lifecycle.REPEAT,
                Band.HIGH,
                0.89,
                2.1,
                new Stakes(0.71, 91, 123.45, 110.28, 987.65, "EUR", "loyal"),
                71.5,
                84.2,
                -12.7,
                70.5,
                97.9,
                TestingAlerts.CLOCKS,
                List.of(new Window(1.0 / 24, 1, 1, 0, 0, 0, 0, 0.0), new Window(90, 130, 21, 7, 4, 3, 2, 987.65)),
                new Confidence(0.8, List.of()),
                List.of("a1b2c3d4e5f60718"),
                "policy-1",
                "model-1");
    }
}
