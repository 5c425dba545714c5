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
            churn risk of customer-17: updated, warning
            alert a1b2c3d4e5f60718, revision 2, opened 2026-03-01 10:00 UTC, judged as of 2026-03-02 08:13 UTC

            89 % chance that the customer has left; 71 % that nothing is bought in the next 91 days.
            Why: usually every 9 days, now silent for 31 days; late deliveries.
            Speaking against it: a bad experience was made good.
            Confidence 80 %; not known: clickstream never seen.
            At stake: 110.28 EUR of expected spend over 91 days; spent so far: 987.65 EUR; segment loyal; priority 64 of 100.

            Reasons (log-odds of having left)
            reason         points  in words
            SILENCE        +2.750  usually every 9 days, now silent for 31 days
            LATE_DELIVERY  +0.750  late deliveries
            ERRORS         +0.125  an error met on a page
            RECOVERED      -0.375  a bad experience was made good
            PROPENSITY     -1.125  how many leave after coming on 7 days
            sum            +2.125  log-odds of 89 %

            Evidence
            event time        stream    event id
            2026-02-28 10:00  purchase  order-9/delivered

            Life
            revision  event time        state    severity  score
                   1  2026-03-01 10:00  OPENED   WARNING   86 %
                   2  2026-03-02 08:13  UPDATED  WARNING   89 %

            policy policy-1, model model-1, for retention, logistics

            Customer customer-17 as of 2026-03-01 10:00 UTC: repeat, risk band high
            89 % chance of having left; 71 % that nothing is bought in the next 91 days.
            Experience index 71.5 of 100, usually 84.2.
            Expected spend 123.45 EUR, at risk 110.28 EUR, so far 987.65 EUR.

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
    void asJsonItIsTheRecordsThemselves() {
        assertThat(ExplanationJson.of(explanationOf("0f0e0d0c0b0a0908")))
                .startsWith("{\"alerts\":[{\"alert_id\":\"0f0e0d0c0b0a0908\",\"revision\":1,")
                .contains("],\"health\":{\"customer_id\":\"customer-17\",");
    }

    private static Explanation explanationOf(String subject) {
        Explanation explanation = new Explanation(subject);
        explanation.addAlert(record(TestingAlerts.churn(2, EpisodeState.UPDATED, 0.89)));
        explanation.addAlert(record(TestingAlerts.drop()));
        explanation.addAlert(record(TestingAlerts.churn(1, EpisodeState.OPENED, 0.86)));
        if (explanation.concerns(key("customer-17"))) {
            explanation.addHealth(new TopicRecord(Topic.CUSTOMER_HEALTH, new HealthMapper().map(assessment()), 0));
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
                TestingAlerts.CLOCKS,
                List.of(new Window(1.0 / 24, 1, 1, 0, 0, 0, 0, 0.0), new Window(90, 130, 21, 7, 4, 3, 2, 987.65)),
                new Confidence(0.8, List.of()),
                List.of("a1b2c3d4e5f60718"),
                "policy-1",
                "model-1");
    }
}
