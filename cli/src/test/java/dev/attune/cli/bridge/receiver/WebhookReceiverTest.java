package dev.attune.cli.bridge.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.bridge.settings.Address;
import dev.attune.cli.bridge.settings.Secret;
import dev.attune.cli.bridge.settings.Target;
import dev.attune.delivery.RecordJson;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class WebhookReceiverTest {

    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Secret KEY = new Secret("a secret of quite enough bytes");

    private final Message message = TestingMessages.message("a1", 3, EpisodeState.UPDATED, Severity.WARNING);

    @Test
    void sendsTheAlertAsACloudEventAndSignsIt() throws Exception {
        try (TestingHttpServer server =
                new TestingHttpServer((exchange, n) -> TestingHttpServer.status(exchange, 204))) {
            assertThat(receiver(server.url() + "/hook?x=1", Duration.ofSeconds(5))
                            .send(message)
                            .isTaken())
                    .isTrue();
            TestingHttpServer.Request request = server.requests().get(0);
            assertThat(request.path()).isEqualTo("/hook?x=1");
            assertThat(request.body()).isEqualTo(RecordJson.line(message.value()));
            assertThat(request.headers())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("ce-specversion", "1.0")
                    .containsEntry("ce-id", "a1:3")
                    .containsEntry("ce-type", "dev.attune.alert.churn-risk.v1")
                    .containsEntry("ce-source", "/attune/test")
                    .containsEntry("ce-time", "2026-03-01T10:03:01Z")
                    .containsEntry("traceparent", "00-1-2-01")
                    .containsEntry("idempotency-key", "a1:3")
                    .containsEntry("webhook-id", "a1:3")
                    .containsEntry("webhook-timestamp", Long.toString(NOW.getEpochSecond()))
                    .containsEntry(
                            "webhook-signature",
                            Signature.of(
                                    List.of(KEY),
                                    "a1:3",
                                    NOW.getEpochSecond(),
                                    request.body().getBytes(StandardCharsets.UTF_8)))
                    .containsEntry("authorization", "Bearer token");
        }
    }

    @Test
    void tellsWhatMayPassFromWhatWillNot() throws Exception {
        assertThat(answer(200)).isEqualTo(new Answer(null, 200, Duration.ZERO));
        assertThat(answer(400).failure()).isEqualTo(Failure.REFUSED);
        assertThat(answer(410).failure()).isEqualTo(Failure.REFUSED);
        assertThat(answer(302).failure()).isEqualTo(Failure.REFUSED);
        assertThat(answer(408).failure()).isEqualTo(Failure.FAILED);
        assertThat(answer(429).failure()).isEqualTo(Failure.FAILED);
        assertThat(answer(500).failure()).isEqualTo(Failure.FAILED);
    }

    @Test
    void readsHowLongToWait() throws Exception {
        assertThat(retryAfter("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(retryAfter("Mon, 02 Mar 2026 00:01:00 GMT")).isEqualTo(Duration.ofMinutes(1));
        assertThat(retryAfter("Mon, 02 Mar 2020 00:01:00 GMT")).isEqualTo(Duration.ZERO);
        assertThat(retryAfter("99999999")).isEqualTo(Duration.ofHours(1));
        assertThat(retryAfter("99999999999999999999")).isEqualTo(Duration.ZERO);
        assertThat(retryAfter("soon")).isEqualTo(Duration.ZERO);
    }

    @Test
    void waitsForTheWholeAnswerNoLongerThanTheTimeout() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (TestingHttpServer silent = new TestingHttpServer((exchange, n) -> await(over));
                TestingHttpServer slow = new TestingHttpServer((exchange, n) -> {
                    exchange.sendResponseHeaders(200, 1_000);
                    exchange.getResponseBody().write(1);
                    exchange.getResponseBody().flush();
                    await(over);
                })) {
            assertThat(receiver(silent.url(), Duration.ofMillis(200)).send(message))
                    .isEqualTo(Answer.none(Failure.TIMED_OUT));
            assertThat(receiver(slow.url(), Duration.ofMillis(200)).send(message))
                    .isEqualTo(Answer.none(Failure.TIMED_OUT));
            over.countDown();
        }
    }

    @Test
    void nobodyThereIsAnAnswerToo() throws Exception {
        String url;
        try (TestingHttpServer gone = new TestingHttpServer((exchange, n) -> TestingHttpServer.status(exchange, 200))) {
            url = gone.url();
        }
        assertThat(receiver(url, Duration.ofSeconds(5)).send(message)).isEqualTo(Answer.none(Failure.UNREACHABLE));
    }

    private Answer answer(int status) throws Exception {
        try (TestingHttpServer server =
                new TestingHttpServer((exchange, n) -> TestingHttpServer.status(exchange, status))) {
            return receiver(server.url(), Duration.ofSeconds(5)).send(message);
        }
    }

    private Duration retryAfter(String header) throws Exception {
        try (TestingHttpServer server = new TestingHttpServer((exchange, n) -> {
            exchange.getResponseHeaders().add("Retry-After", header);
            TestingHttpServer.status(exchange, 503);
        })) {
            return receiver(server.url(), Duration.ofSeconds(5)).send(message).retryAfter();
        }
    }

    private static WebhookReceiver receiver(String url, Duration timeout) {
        return new WebhookReceiver(
                new Target.Webhook(
                        new Address(URI.create(url)),
                        Map.of("Authorization", new Secret("Bearer token")),
                        List.of(KEY)),
                timeout,
                CLOCK);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
