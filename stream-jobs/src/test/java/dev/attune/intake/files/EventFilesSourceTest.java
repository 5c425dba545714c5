package dev.attune.intake.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.intake.IntakeRecord;
import dev.attune.intake.IntakeTypes;
import dev.attune.intake.source.EventTimeStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EventFilesSourceTest {

    private static final long START = 946_684_800_000L;
    private static final int EVENTS = 3000;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    Path directory;

    /** Emits event times as they are, and watermarks as negative numbers. */
    private static final class Observe extends AbstractStreamOperator<Long>
            implements OneInputStreamOperator<IntakeRecord, Long> {

        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(StreamRecord<IntakeRecord> element) {
            output.collect(new StreamRecord<>(EventTimeStrategy.eventTime(element.getValue())));
        }

        @Override
        public void processWatermark(Watermark mark) {
            output.collect(new StreamRecord<>(-mark.getTimestamp()));
        }
    }

    private List<Long> run(int parallelism) throws Exception {
        EventFilesSettings settings = EventFilesSettings.of(write(), null, null, false, null);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        try (CloseableIterator<Long> seen = env.fromSource(
                        new EventFilesSource(settings),
                        new EventTimeStrategy(Duration.ofSeconds(2), Duration.ofSeconds(30)),
                        "files",
                        IntakeTypes.INTAKE_RECORD)
                .forward()
                .transform("observe", Types.LONG, new Observe())
                .executeAndCollect()) {
            List<Long> all = new ArrayList<>();
            seen.forEachRemaining(all::add);
            return all;
        }
    }

    private Path write() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("customer_id,event_time");
        for (int i = EVENTS - 1; i >= 0; i--) {
            lines.add("c" + i % 7 + "," + (START + i * 137L));
        }
        return Files.write(directory.resolve("clicks.csv"), lines);
    }

    @Test
    void eventsComeInOrderNoneIsLateAndTimeEndsWithTheLastTick() throws Exception {
        List<Long> seen = run(1);
        long watermark = Long.MIN_VALUE;
        long last = START + (EVENTS - 1) * 137L;
        for (long each : seen) {
            if (each > 0) {
                assertThat(each).isGreaterThan(watermark);
            } else {
                watermark = -each;
            }
        }
        List<Long> events = seen.stream().filter(each -> each > 0).toList();
        TreeSet<Long> watermarks = new TreeSet<>();
        seen.stream().filter(each -> each < 0).forEach(each -> watermarks.add(-each));

        assertThat(events).hasSize(EVENTS).isSorted();
        assertThat(watermarks.pollLast()).isEqualTo(Long.MAX_VALUE);
        assertThat(watermarks.last()).isEqualTo((last / 1000 + 1) * 1000 - 1);
        assertThat(watermarks).as("time moves on while reading").hasSizeGreaterThan(EVENTS / 300);
    }

    @Test
    void aSecondReaderHasNothingToDo() throws Exception {
        assertThat(run(2).stream().filter(each -> each > 0)).hasSize(EVENTS);
    }

    @Test
    void aSplitSurvivesItsCheckpoint() throws Exception {
        EventFilesSplit split =
                new EventFilesSplit(EventFilesSettings.of(Path.of("c.csv"), null, Path.of("s.csv"), true, 7L), 42);
        EventFilesSplitSerializer serializer = new EventFilesSplitSerializer();
        EventFilesSplitSerializer.OfMany many = new EventFilesSplitSerializer.OfMany();

        assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(split)))
                .isEqualTo(split);
        assertThat(many.deserialize(many.getVersion(), many.serialize(List.of(split))))
                .containsExactly(split);
    }

    @Test
    void aRestoredSplitGoesOnWhereItWas() throws Exception {
        EventFilesSettings settings = EventFilesSettings.of(write(), null, null, false, null);
        EventFilesSplit.Rest whole = new EventFilesSplit(settings, 0).getIterator();
        for (int i = 0; i < 1000; i++) {
            whole.next();
        }
        EventFilesSplit.Rest rest = new EventFilesSplit(settings, 0)
                .getUpdatedSplitForIterator(whole)
                .getIterator();

        assertThat(rest.next()).isEqualTo(whole.next());
    }
}
