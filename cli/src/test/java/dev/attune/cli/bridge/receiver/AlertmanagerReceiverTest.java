package dev.attune.cli.bridge.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.cli.bridge.settings.Address;
import dev.attune.cli.bridge.settings.Target;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AlertmanagerReceiverTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestingClock clock = new TestingClock();
    private int status = 200;
    private TestingHttpServer server;
    private AlertmanagerReceiver receiver;

    /** Stands still until it is set. */
    private static final class TestingClock extends Clock {
        private Instant now = TestingMessages.OPENED_AT.plusSeconds(3_600);

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = new TestingHttpServer((exchange, n) -> TestingHttpServer.status(exchange, status));
        receiver = new AlertmanagerReceiver(
                new Target.Alertmanager(
                        new Address(URI.create(server.url())),
                        Map.of(),
                        Duration.ofMinutes(1),
                        "https://console.example.com/{id}"),
                Duration.ofSeconds(5),
                2,
                clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void firesUnderLabelsWithoutACustomer() throws Exception {
        assertThat(receiver.send(opened("a1", Severity.WARNING)).isTaken()).isTrue();
        JsonNode alert = posted(0).get(0);
        assertThat(alert.get("labels")).isEqualTo(JSON.readTree("""
                        {"alert_id": "a1", "alertname": "AttuneChurnRisk", "department": "retention",
                         "severity": "warning"}"""));
        assertThat(alert.get("annotations").get("customer_id").asText()).isEqualTo("customer-17");
        assertThat(alert.get("annotations").get("summary").asText()).contains("31 days");
        assertThat(alert.get("startsAt").asText()).isEqualTo("2026-03-01T10:00:01Z");
        assertThat(alert.get("endsAt").asText()).isEqualTo("2026-03-01T11:04:01Z");
        assertThat(alert.get("generatorURL").asText()).isEqualTo("https://console.example.com/a1");
        assertThat(server.requests().get(0).path()).isEqualTo("/api/v2/alerts");
    }

    @Test
    void whatIsOpenIsPostedAgainEachIntervalUntilItIsOver() throws Exception {
        receiver.send(opened("a1", Severity.WARNING));
        receiver.remember(opened("a2", Severity.INFO));
        assertThat(receiver.keepUp()).isEqualTo(2);
        assertThat(receiver.keepUp()).isZero();
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        assertThat(receiver.keepUp()).isEqualTo(2);
        assertThat(posted(2).get(0).get("endsAt").asText()).isEqualTo("2026-03-01T11:05:01Z");

        receiver.send(TestingMessages.message("a1", 2, EpisodeState.RESOLVED, Severity.INFO));
        JsonNode over = posted(3).get(0);
        assertThat(over.get("labels").get("severity").asText()).isEqualTo("warning");
        assertThat(over.get("endsAt").asText()).isEqualTo("2026-03-01T10:02:01Z");
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        assertThat(receiver.keepUp()).isEqualTo(1);
    }

    @Test
    void aSeverityThatChangesEndsOneAlertAndBeginsAnother() throws Exception {
        receiver.send(opened("a1", Severity.WARNING));
        receiver.send(TestingMessages.message("a1", 2, EpisodeState.UPDATED, Severity.CRITICAL));
        JsonNode both = posted(1);
        assertThat(both).hasSize(2);
        assertThat(both.get(0).get("labels").get("severity").asText()).isEqualTo("warning");
        assertThat(both.get(0).get("endsAt").asText()).isEqualTo(clock.now.toString());
        assertThat(both.get(1).get("labels").get("severity").asText()).isEqualTo("critical");
    }

    @Test
    void whatIsRefusedIsNotPostedAgain() throws Exception {
        status = 400;
        assertThat(receiver.send(opened("a1", Severity.WARNING)).failure()).isEqualTo(Failure.REFUSED);
        status = 200;
        assertThat(receiver.keepUp()).isZero();
    }

    @Test
    void ofMoreThanItMayRememberTheOldestIsForgotten() throws Exception {
        for (String id : List.of("a1", "a2", "a3")) {
            receiver.send(opened(id, Severity.INFO));
        }
        assertThat(receiver.keepUp()).isEqualTo(2);
        assertThat(posted(3).findValuesAsText("alert_id")).containsExactly("a2", "a3");
    }

    @Test
    void timesOfTheFutureAreNow() throws Exception {
        clock.now = TestingMessages.OPENED_AT.minusSeconds(60);
        receiver.send(opened("a1", Severity.INFO));
        receiver.send(TestingMessages.message("a1", 2, EpisodeState.EXPIRED, Severity.INFO));
        assertThat(posted(0).get(0).get("startsAt").asText()).isEqualTo(clock.now.toString());
        assertThat(posted(1).get(0).get("endsAt").asText()).isEqualTo(clock.now.toString());
    }

    private static Message opened(String id, Severity severity) {
        return TestingMessages.message(id, 1, EpisodeState.OPENED, severity);
    }

    private JsonNode posted(int request) throws Exception {
        return JSON.readTree(server.requests().get(request).body());
    }
}
