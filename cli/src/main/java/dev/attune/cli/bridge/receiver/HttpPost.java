package dev.attune.cli.bridge.receiver;

import dev.attune.cli.bridge.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON, and waits for the whole answer no longer than the timeout: a receiver that sends its answer byte by byte
 * is as good as silent. Redirections are not followed: an alert goes nowhere but where it was configured to go.
 */
final class HttpPost {

    /** A receiver that asks for more is not believed. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final HttpClient client;
    private final Duration timeout;
    private final Map<String, Secret> headers;
    private final Clock clock;

    /** @param headers of every request */
    HttpPost(Duration timeout, Map<String, Secret> headers, Clock clock) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
        this.timeout = timeout;
        this.headers = Map.copyOf(headers);
        this.clock = clock;
    }

    Answer post(URI uri, Map<String, String> own, byte[] json) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("content-type", "application/json")
                .header("user-agent", "attune-bridge")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json));
        own.forEach(request::setHeader);
        headers.forEach((name, value) -> request.setHeader(name, value.reveal()));
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
        try {
            HttpResponse<Void> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return Answer.of(response.statusCode(), retryAfter(response));
        } catch (TimeoutException silent) {
            return Answer.none(Failure.TIMED_OUT);
        } catch (ExecutionException failed) {
            return Answer.none(kind(failed.getCause()));
        } catch (CancellationException stopped) {
            return Answer.none(Failure.UNREACHABLE);
        } finally {
            answer.cancel(true);
        }
    }

    private static Failure kind(@Nullable Throwable failure) {
        boolean late = failure instanceof HttpTimeoutException && !(failure instanceof HttpConnectTimeoutException);
        if (!(failure instanceof IOException)) {
            throw new IllegalStateException("the HTTP client failed", failure);
        }
        return late ? Failure.TIMED_OUT : Failure.UNREACHABLE;
    }

    /** Seconds or an HTTP date; what is neither asks for nothing. */
    private Duration retryAfter(HttpResponse<Void> response) {
        String text = response.headers().firstValue("retry-after").orElse("").strip();
        Duration asked = Duration.ZERO;
        try {
            asked = text.chars().allMatch(Character::isDigit) && !text.isEmpty()
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException | NumberFormatException | ArithmeticException neither) {
            return Duration.ZERO;
        }
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
}
