package dev.attune.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.registry.RegistryRefused;
import dev.attune.registry.RegistryUnavailable;
import dev.attune.telemetry.Metrics;
import dev.attune.telemetry.TestingMetrics;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegistryPatienceTest {

    private final TestingRegistryClock clock = new TestingRegistryClock();
    private final TestingMetrics metrics = new TestingMetrics();
    private final RegistryPatience patience = new RegistryPatience(clock);
    private int outages;

    @Test
    void itWaitsTwiceAsLongEachTimeUpToTenSecondsUntilThereIsAnAnswer() throws Exception {
        patience.expose(metrics.task());
        outages = 10;
        assertThat(patience.ask(this::answer)).isEqualTo("answer");
        assertThat(clock.pauses().stream().map(Duration::toMillis))
                .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L, 10_000L);
        assertThat(metrics.gauge(Metrics.REGISTRY_FAILURES)).isEqualTo(10L);
    }

    @Test
    void aNewOutageStartsWithShortWaits() throws Exception {
        outages = 10;
        patience.ask(this::answer);
        outages = 1;
        patience.ask(this::answer);
        assertThat(clock.pauses()).last().isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void waitingIsTold() throws Exception {
        patience.expose(metrics.task());
        outages = 1;
        clock.whilePausing(
                () -> assertThat(metrics.gauge(Metrics.REGISTRY_WAITING)).isEqualTo(1));
        patience.ask(this::answer);
        assertThat(clock.pauses()).hasSize(1);
        assertThat(metrics.gauge(Metrics.REGISTRY_WAITING)).isEqualTo(0);
    }

    @Test
    void cancellingEndsTheWait() {
        outages = Integer.MAX_VALUE;
        clock.cancel();
        assertThatThrownBy(() -> patience.ask(this::answer)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aRefusalIsNotWaitedFor() {
        assertThatThrownBy(() -> patience.ask(() -> {
                    throw new RegistryRefused("no");
                }))
                .isInstanceOf(RegistryRefused.class);
        assertThat(clock.pauses()).isEmpty();
    }

    private String answer() {
        if (outages > 0) {
            outages--;
            throw new RegistryUnavailable("not reachable");
        }
        return "answer";
    }
}
