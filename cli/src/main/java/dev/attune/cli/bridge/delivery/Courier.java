package dev.attune.cli.bridge.delivery;

import dev.attune.cli.bridge.receiver.Answer;
import dev.attune.cli.bridge.receiver.Message;
import dev.attune.cli.bridge.receiver.Receiver;
import dev.attune.cli.bridge.settings.Effort;
import dev.failsafe.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Delivers to one receiver: tries, waits twice as long from try to try (at random between half of it and all of it, or
 * what the receiver asks for), and gives up in the end. Called by several threads, each with another alert.
 */
final class Courier {

    /** Tries of what fails while others are taken: the fault is its own, and it must not hold up its lane for long. */
    private static final int MOST_TRIES_ALONE = 10;

    /** While a probe of somebody else is on its way. */
    private static final Duration PROBED = Duration.ofMillis(20);

    private final Receiver receiver;
    private final Effort effort;
    private final Standing standing;
    private final Figures figures;
    private final Clock clock;
    private final Pause pause;
    private final RandomGenerator random;
    private final RateLimiter<Object> rate;

    Courier(
            Receiver receiver,
            Effort effort,
            Standing standing,
            Figures figures,
            Clock clock,
            Pause pause,
            RandomGenerator random) {
        this.receiver = receiver;
        this.effort = effort;
        this.standing = standing;
        this.figures = figures;
        this.clock = clock;
        this.pause = pause;
        this.random = random;
        this.rate = RateLimiter.smoothBuilder(effort.ratePerSecond(), Duration.ofSeconds(1))
                .build();
    }

    Outcome deliver(Message message) throws InterruptedException {
        Instant began = clock.instant();
        long others = standing.answered();
        Duration delay = effort.firstDelay();
        for (int attempts = 1; ; attempts++) {
            Answer answer = attempt(message);
            boolean failsAlone = attempts >= MOST_TRIES_ALONE && standing.answered() > others;
            if (!answer.mayPass() || failsAlone || isOver(began)) {
                return new Outcome(answer, attempts);
            }
            figures.retried.increment();
            pause.last(before(delay, answer));
            delay = shorter(delay.multipliedBy(2), effort.largestDelay());
        }
    }

    private Answer attempt(Message message) throws InterruptedException {
        while (!standing.maySend()) {
            Duration closed = standing.closedFor();
            pause.last(closed.isZero() ? PROBED : closed);
        }
        boolean answered = false;
        try {
            rate.acquirePermit();
            Answer answer = receiver.send(message);
            answered = true;
            standing.answered(answer);
            return answer;
        } finally {
            if (!answered) {
                standing.gone();
            }
        }
    }

    private boolean isOver(Instant began) {
        Instant failing = standing.failingSince();
        Instant since = failing == null || failing.isAfter(began) ? began : failing;
        return !clock.instant().isBefore(since.plus(effort.giveUpAfter()));
    }

    private Duration before(Duration delay, Answer answer) {
        if (!answer.retryAfter().isZero()) {
            return answer.retryAfter().plus(part(effort.firstDelay(), 0));
        }
        return part(delay, 0.5);
    }

    /** At random between a share of the time and all of it. */
    private Duration part(Duration time, double least) {
        return Duration.ofNanos((long) (time.toNanos() * (least + (1 - least) * random.nextDouble())));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
