package dev.attune.sandbox.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.cli.load.Pace;
import dev.attune.sandbox.simulator.SimulatorSettings;
import dev.attune.sandbox.simulator.live.TestingFeedSink.Sent;
import dev.attune.sandbox.simulator.live.TestingFeedSink.What;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long BOUND = 2_000;
    private static final int PARTITIONS = 18;

    private final TestingFeedSink sink = new TestingFeedSink();
    private final AtomicLong machine = new AtomicLong(START + 1000 * DAY);
    private final AtomicLong waited = new AtomicLong();

    private LiveFeed run(ArrivalSettings arrivals, int warmUpDays, double speed, Runnable warmedUp)
            throws InterruptedException {
        SimulatorSettings population = SimulatorSettings.of(400, START, 60, 5);
        Pace.Stopwatch stopwatch = new Pace.Stopwatch() {
            @Override
            public long nanos() {
                return waited.get();
            }

            @Override
            public void pause(long nanos) {
                waited.addAndGet(nanos);
                machine.addAndGet(nanos / 1_000_000);
            }
        };
        LiveFeed feed = new LiveFeed(
                new LiveFeedSettings(population, arrivals, warmUpDays, speed),
                sink,
                PARTITIONS,
                stopwatch,
                machine::get);
        feed.run(() -> {
            warmedUp.run();
            return speed;
        });
        return feed;
    }

    @Test
    void withoutLateEventsNoRecordIsOlderThanTheBoundAllows() throws InterruptedException {
        run(ArrivalSettings.of(1).withoutLate(), 30, 86_400, () -> {});
        long newest = START;
        for (Sent sent : sink.sent) {
            if (sent.what() != What.RAW) {
                assertThat(sent.eventTime()).isGreaterThanOrEqualTo(newest - BOUND);
                newest = Math.max(newest, sent.eventTime());
            }
        }
    }

    @Test
    void threePercentComeLateOnePercentTwiceAndAFewAreBroken() throws InterruptedException {
        FeedCounts counts = run(ArrivalSettings.of(2), 59, 86_400, () -> {}).counts();
        double events = counts.plain() + counts.late();

        assertThat(counts.late() / events).isCloseTo(0.03, within(0.01));
        assertThat(counts.duplicate() / events).isCloseTo(0.01, within(0.005));
        assertThat(counts.bad()).isEqualTo(sink.count(What.RAW)).isPositive();
        assertThat(counts.anonymous()).isPositive();
        assertThat(counts.control()).isEqualTo(sink.count(What.HEARTBEAT) * PARTITIONS);
        assertThat(counts.sent())
                .isEqualTo(sink.count(What.EVENT) + sink.count(What.RAW) + sink.count(What.HEARTBEAT) * PARTITIONS);
    }

    @Test
    void duplicatesShareTheIdOfTheirEventAndNothingElseDoes() throws InterruptedException {
        FeedCounts counts = run(ArrivalSettings.of(3), 59, 86_400, () -> {}).counts();
        Map<String, Integer> byId = new HashMap<>();
        sink.sent.stream()
                .filter(each -> each.event() != null)
                .forEach(each -> byId.merge(each.event().interaction().eventId(), 1, Integer::sum));

        assertThat(byId.values().stream().filter(copies -> copies == 2)).hasSize((int) counts.duplicate());
        assertThat(byId.values()).allMatch(copies -> copies <= 2);
    }

    @Test
    void historyIsNotWaitedForAndWhatFollowsKeepsThePace() throws InterruptedException {
        AtomicInteger warmedUp = new AtomicInteger();
        AtomicLong sentBefore = new AtomicLong();
        LiveFeed feed = run(ArrivalSettings.of(4), 30, 86_400, () -> {
            warmedUp.incrementAndGet();
            sentBefore.set(waited.get());
        });

        assertThat(warmedUp).hasValue(1);
        assertThat(sentBefore).hasValue(0);
        assertThat(waited.get() / 1e9).as("30 days at a day a second").isCloseTo(30, within(1.0));
        assertThat(feed.counts().eventTime()).isGreaterThanOrEqualTo(START + 60 * DAY);
    }

    @Test
    void theFeedNeverRunsAheadOfTheMachine() throws InterruptedException {
        machine.set(START + 59 * DAY);
        run(ArrivalSettings.of(5), 58, 86_400, () -> {});

        assertThat(machine.get()).as("the last day took a day").isGreaterThanOrEqualTo(START + 60 * DAY - DAY / 24);
    }

    @Test
    void theSameSeedArrivesTheSameWay() throws InterruptedException {
        run(ArrivalSettings.of(6), 59, 86_400, () -> {});
        int first = sink.sent.stream()
                .filter(each -> each.what() == What.EVENT)
                .toList()
                .hashCode();
        sink.sent.clear();
        run(ArrivalSettings.of(6), 59, 86_400, () -> {});

        assertThat(sink.sent.stream()
                        .filter(each -> each.what() == What.EVENT)
                        .toList()
                        .hashCode())
                .isEqualTo(first);
    }
}
