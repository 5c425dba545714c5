package dev.attune.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.load.TestingEventSink.Sent;
import dev.attune.intake.files.EventFiles;
import dev.attune.intake.files.EventFilesSettings;
import dev.attune.intake.files.MergedEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLoaderTest {

    private static final long START = 946_684_800_000L;
    private static final Duration BOUND = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    private final TestingEventSink sink = new TestingEventSink();

    /** A clock that moves only when somebody waits. */
    private static final class TestingStopwatch implements Pace.Stopwatch {

        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pause(long howLong) {
            nanos += howLong;
        }
    }

    private MergedEvents events(int count, long gap) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("customer_id,event_time");
        for (int i = 0; i < count; i++) {
            lines.add("c" + i + "," + (START + i * gap));
        }
        Path file = Files.write(directory.resolve("clicks.csv"), lines);
        return EventFiles.read(EventFilesSettings.of(file, null, null, false, null));
    }

    private void load(MergedEvents merged, Pace pace) throws InterruptedException {
        new EventLoader(sink, pace, BOUND).load(merged, sent -> {});
    }

    @Test
    void nothingSentIsEverNewerThanAnEventStillToBeSent() throws Exception {
        load(events(5000, 700), Pace.times(86_400, START, new TestingStopwatch()));
        long earliestLeft = Long.MAX_VALUE;
        List<Sent> sent = sink.sent;
        for (int i = sent.size() - 1; i >= 0; i--) {
            if (earliestLeft < Long.MAX_VALUE) {
                assertThat(sent.get(i).eventTime()).isLessThanOrEqualTo(earliestLeft);
            }
            earliestLeft = sent.get(i).heartbeat()
                    ? earliestLeft
                    : Math.min(earliestLeft, sent.get(i).eventTime());
        }
        assertThat(sink.events()).hasSize(5000);
    }

    @Test
    void everyPartitionIsAwakeBeforeTheFirstEventIsSent() throws Exception {
        TestingStopwatch stopwatch = new TestingStopwatch();
        List<Long> waited = new ArrayList<>();
        MergedEvents merged = events(2, 1);

        new EventLoader(sink, Pace.times(1, START, stopwatch), BOUND)
                .load(merged, sent -> waited.add(stopwatch.nanos()));

        assertThat(sink.sent.get(0)).isEqualTo(new Sent(START, true));
        assertThat(sink.sent.get(1)).isEqualTo(new Sent(START, false));
        assertThat(waited.get(0)).isEqualTo(EventLoader.WAKING);
    }

    @Test
    void clocksOfQuietPartitionsFollowWithinAThousandEvents() throws Exception {
        load(events(5000, 700), Pace.unbounded());

        assertThat(sink.sent.stream().filter(Sent::heartbeat)).hasSize(7);
        assertThat(sink.flushed).isEqualTo(sink.sent.size());
    }

    @Test
    void theLastHeartbeatBringsTheWatermarkToTheEndOfTheLastTick() throws Exception {
        load(events(3, 1_500), Pace.unbounded());
        Sent last = sink.sent.get(sink.sent.size() - 1);

        assertThat(last.heartbeat()).isTrue();
        assertThat(last.eventTime() - BOUND.toMillis() - 1).isEqualTo(START + 4_000 - 1);
    }

    @Test
    void atSixtyTimesRealTimeAnHourTakesAMinuteAndTheClockMovesMeanwhile() throws Exception {
        TestingStopwatch stopwatch = new TestingStopwatch();
        load(events(2, Duration.ofHours(1).toMillis()), Pace.times(60, START, stopwatch));

        assertThat(stopwatch.nanos()).isEqualTo(Duration.ofMinutes(1).toNanos());
        assertThat(sink.sent.stream().filter(Sent::heartbeat).count()).isGreaterThan(200);
    }

    @Test
    void nothingIsSentForNoEvents() throws Exception {
        load(events(0, 1), Pace.unbounded());

        assertThat(sink.sent).isEmpty();
    }
}
