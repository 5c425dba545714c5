package dev.attune.waiting;

import dev.attune.registry.RegistryUnavailable;
import dev.attune.telemetry.Metrics;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a registry until it answers, with doubling waits from 100 ms to 10 s: while it cannot be reached nothing is known,
 * so nothing is refused for its sake, and a restart of the job would only meet it again. Any other failure is the
 * caller's. Belongs to one thread; its two metrics may be read by any.
 */
public final class RegistryPatience {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryPatience.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

    private final RegistryClock clock;
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean waiting;

    public RegistryPatience(RegistryClock clock) {
        this.clock = clock;
    }

    /** Exposes how it goes, in the group of our own metrics. */
    public void expose(MetricGroup ours) {
        ours.gauge(Metrics.REGISTRY_WAITING, (Gauge<Integer>) () -> waiting ? 1 : 0);
        ours.gauge(Metrics.REGISTRY_FAILURES, (Gauge<Long>) failures::get);
    }

    /**
     * The answer, however long it takes.
     *
     * @throws InterruptedIOException the job was cancelled while waiting
     */
    public <T> T ask(Supplier<T> question) throws InterruptedIOException {
        Duration backoff = FIRST_BACKOFF;
        try {
            while (true) {
                try {
                    return question.get();
                } catch (RegistryUnavailable unavailable) {
                    failures.incrementAndGet();
                    if (!waiting) {
                        LOG.warn("waiting: {}", unavailable.getMessage());
                    }
                    pause(backoff);
                    Duration doubled = backoff.multipliedBy(2);
                    backoff = doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
                }
            }
        } finally {
            waiting = false;
        }
    }

    /**
     * Waits for the sake of the registry; whoever does asks again.
     *
     * @throws InterruptedIOException the job was cancelled meanwhile
     */
    public void pause(Duration duration) throws InterruptedIOException {
        waiting = true;
        try {
            clock.pause(duration);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled while waiting for the schema registry");
        }
    }

    /** Milliseconds since some fixed instant, on the clock it waits by. */
    public long millis() {
        return clock.millis();
    }
}
