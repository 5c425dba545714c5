package dev.attune.cli.bridge.delivery;

import static dev.attune.cli.bridge.receiver.TestingMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.bridge.receiver.Answer;
import dev.attune.cli.bridge.receiver.Failure;
import dev.attune.cli.bridge.receiver.Message;
import dev.attune.cli.bridge.settings.Effort;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CourierTest {

    private static final Message MESSAGE = message("a1", 1, EpisodeState.OPENED, Severity.WARNING);
    private static final Answer TAKEN = new Answer(null, 200, Duration.ZERO);
    private static final Answer BUSY = new Answer(Failure.FAILED, 503, Duration.ZERO);
    private static final Answer REFUSED = new Answer(Failure.REFUSED, 400, Duration.ZERO);
    private static final Effort EFFORT = new Effort(
            Duration.ofSeconds(1), 10_000, 1, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(60));

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Figures figures = new Figures();
    private final TestingClock clock = new TestingClock();
    private Standing standing = new Standing(EFFORT, clock, told::add);

    /** Goes on while somebody pauses. */
    private static final class TestingClock extends Clock {
        private Instant now = Instant.EPOCH;

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

    @Test
    void whatIsTakenIsDone() throws Exception {
        answers.add(TAKEN);
        assertThat(courier(EFFORT).deliver(MESSAGE)).isEqualTo(new Outcome(TAKEN, 1));
        assertThat(pauses).isEmpty();
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() throws Exception {
        answers.add(REFUSED);
        assertThat(courier(EFFORT).deliver(MESSAGE)).isEqualTo(new Outcome(REFUSED, 1));
    }

    @Test
    void pausesDoubleUpToTheLargestWithJitter() throws Exception {
        answers.addAll(List.of(BUSY, BUSY, BUSY, BUSY, TAKEN));
        assertThat(courier(EFFORT).deliver(MESSAGE).attempts()).isEqualTo(5);
        assertThat(figures.retried()).isEqualTo(4);
        List<Integer> largest = List.of(1, 2, 4, 4);
        for (int i = 0; i < largest.size(); i++) {
            Duration most = Duration.ofSeconds(largest.get(i));
            assertThat(pauses.get(i)).isBetween(most.dividedBy(2), most);
        }
    }

    @Test
    void aReceiverThatAsksForTimeGetsAtLeastThat() throws Exception {
        answers.addAll(List.of(new Answer(Failure.FAILED, 429, Duration.ofSeconds(30)), TAKEN));
        courier(EFFORT).deliver(MESSAGE);
        assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    }

    @Test
    void behindADeadReceiverEachAlertIsTriedOnce() throws Exception {
        // The circuit would be open for real time; here only the policy of giving up is looked at.
        Effort quick = new Effort(
                EFFORT.timeout(), 10_000, 1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(20));
        standing = new Standing(quick, clock, told::add);
        Courier courier = courier(quick);
        answers.addAll(Collections.nCopies(1_000, BUSY));
        assertThat(courier.deliver(MESSAGE).attempts()).isGreaterThan(1);
        assertThat(courier.deliver(MESSAGE).attempts()).isEqualTo(1);
        assertThat(told).contains("takes nothing, is tried less often");
        assertThat(standing.failingSince()).isEqualTo(Instant.EPOCH);

        answers.clear();
        answers.add(TAKEN);
        assertThat(courier.deliver(MESSAGE).isTaken()).isTrue();
        assertThat(standing.failingSince()).isNull();
        assertThat(standing.circuit()).isEqualTo("closed");
        assertThat(told).contains("takes alerts again");
    }

    @Test
    void whatFailsWhileOthersAreTakenIsGivenUpAfterTenTries() throws Exception {
        Effort patient =
                new Effort(EFFORT.timeout(), 10_000, 2, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofDays(1));
        standing = new Standing(patient, clock, told::add);
        answers.addAll(Collections.nCopies(1_000, BUSY));
        Courier courier = new Courier(
                message -> answers.remove(),
                patient,
                standing,
                figures,
                clock,
                time -> standing.answered(TAKEN),
                new Random(42));
        assertThat(courier.deliver(MESSAGE)).isEqualTo(new Outcome(BUSY, 10));
        assertThat(told).isEmpty();
    }

    private Courier courier(Effort effort) {
        return new Courier(
                message -> answers.remove(),
                effort,
                standing,
                figures,
                clock,
                time -> {
                    pauses.add(time);
                    clock.now = clock.now.plus(time);
                },
                new Random(42));
    }
}
