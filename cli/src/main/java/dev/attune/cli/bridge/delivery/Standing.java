package dev.attune.cli.bridge.delivery;

import dev.attune.cli.bridge.receiver.Answer;
import dev.attune.cli.bridge.settings.Effort;
import dev.failsafe.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver does, over all that is sent to it. After some failures in a row nothing is sent for a while but one
 * probe at a time (circuit breaker of Failsafe); how long it has failed decides how long an alert is tried.
 */
public final class Standing {

    private static final int FAILURES_IN_A_ROW = 5;
    private static final Duration LONGEST_OPEN = Duration.ofSeconds(30);

    private final CircuitBreaker<Answer> circuit;
    private final Clock clock;
    private final AtomicLong answered = new AtomicLong();
    private volatile @Nullable Instant failingSince;

    /** @param tell what people should know, in words */
    Standing(Effort effort, Clock clock, Consumer<String> tell) {
        Duration open = effort.largestDelay().compareTo(LONGEST_OPEN) < 0 ? effort.largestDelay() : LONGEST_OPEN;
        this.clock = clock;
        this.circuit = CircuitBreaker.<Answer>builder()
                .withFailureThreshold(FAILURES_IN_A_ROW)
                .withSuccessThreshold(1)
                .withDelay(open)
                .onOpen(event -> tell.accept("takes nothing, is tried less often"))
                .onClose(event -> tell.accept("takes alerts again"))
                .build();
    }

    /** Whether something may be sent now; what is sent must be followed by {@link #answered} or {@link #gone}. */
    boolean maySend() {
        return circuit.tryAcquirePermit();
    }

    /** How long nothing may be sent, as far as is known. */
    Duration closedFor() {
        return circuit.getRemainingDelay();
    }

    /** Refusing is an answer too: whoever refuses is there. */
    void answered(Answer answer) {
        if (answer.mayPass()) {
            if (failingSince == null) {
                failingSince = clock.instant();
            }
            circuit.recordFailure();
        } else {
            failingSince = null;
            answered.incrementAndGet();
            circuit.recordSuccess();
        }
    }

    /** How many tries the receiver has taken or refused, so far. */
    long answered() {
        return answered.get();
    }

    /** What was being sent was stopped from here. */
    void gone() {
        circuit.recordFailure();
    }

    /** Since when every try failed; null while the receiver does well. */
    public @Nullable Instant failingSince() {
        return failingSince;
    }

    /** {@code closed} while all is well, {@code open} while nothing is sent, {@code half_open} while it is probed. */
    public String circuit() {
        return circuit.getState().name().toLowerCase(Locale.ROOT);
    }
}
