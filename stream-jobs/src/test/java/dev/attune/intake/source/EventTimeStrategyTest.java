package dev.attune.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.intake.Arrival;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.RawRecord;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RejectionReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkOutputMultiplexer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class EventTimeStrategyTest {

    private final ManualClock clock = new ManualClock();
    private final List<Long> watermarks = new ArrayList<>();
    private boolean idle;

    @Test
    void theClockFollowsTheNewestRecordLessTheBoundLessOne() throws Exception {
        WatermarkGenerator<IntakeRecord> partition = partition();
        see(partition, accepted(10_000));
        see(partition, accepted(9_000));
        see(partition, new IntakeRecord.Anonymous(click(12_000), 0, Set.of()));
        assertThat(watermarks).containsExactly(7_999L, 7_999L, 9_999L);
    }

    @Test
    void aHeartbeatTellsTheTimeAtOnce() throws Exception {
        partition().onEvent(new IntakeRecord.Control(20_000), 20_000, output());
        assertThat(watermarks).containsExactly(17_999L);
    }

    @Test
    void rejectedRecordsNeitherMoveTheClockNorCountAsActivity() throws Exception {
        WatermarkGenerator<IntakeRecord> partition = partition();
        see(partition, accepted(10_000));
        for (int i = 0; i < 4; i++) {
            clock.advanceTime(Duration.ofSeconds(20));
            see(partition, rejected());
        }
        assertThat(idle).isTrue();
        assertThat(watermarks).containsOnly(7_999L);
        see(partition, accepted(11_000));
        assertThat(idle).isFalse();
    }

    @Test
    void eachRecordCarriesItsOwnEventTime() {
        TimestampAssigner<IntakeRecord> assigner = strategy().createTimestampAssigner(null);
        assertThat(assigner.extractTimestamp(accepted(5), 99)).isEqualTo(5);
        assertThat(assigner.extractTimestamp(new IntakeRecord.Control(6), 99)).isEqualTo(6);
        assertThat(assigner.extractTimestamp(rejected(), 99)).isEqualTo(TimestampAssigner.NO_TIMESTAMP);
        assertThat(assigner.extractTimestamp(new IntakeRecord.Skipped(3), 99))
                .isEqualTo(TimestampAssigner.NO_TIMESTAMP);
    }

    /** docs/decisions: idle partitions. In order in each partition, and late all the same. */
    @Test
    void afterAllPartitionsWereIdleABurstIsLateInTheOneReadLast() throws Exception {
        TwoPartitions two = new TwoPartitions();
        two.goIdle();
        two.see("a", accepted(1_000_000));
        two.see("a", accepted(1_600_000));
        assertThat(two.watermark()).isEqualTo(1_597_999);
        two.see("b", accepted(1_000_000));
        assertThat(two.watermark()).as("no longer to be taken back").isEqualTo(1_597_999);
    }

    @Test
    void afterAHeartbeatToEachPartitionTheSameBurstIsOnTime() throws Exception {
        TwoPartitions two = new TwoPartitions();
        two.goIdle();
        two.see("a", new IntakeRecord.Control(1_000_000));
        two.see("b", new IntakeRecord.Control(1_000_000));
        two.see("a", accepted(1_000_000));
        two.see("a", accepted(1_600_000));
        assertThat(two.watermark()).isEqualTo(997_999);
        two.see("b", accepted(1_000_000));
        two.see("b", accepted(1_600_000));
        assertThat(two.watermark()).isEqualTo(1_597_999);
    }

    /** The clocks of two partitions, put together as the source does. */
    private final class TwoPartitions {

        private final WatermarkOutputMultiplexer source = new WatermarkOutputMultiplexer(output());
        private final Map<String, WatermarkGenerator<IntakeRecord>> clocks = new HashMap<>();

        TwoPartitions() throws Exception {
            for (String name : List.of("a", "b")) {
                source.registerNewOutput(name, new NoListener());
                clocks.put(name, partition());
                see(name, accepted(10_000));
            }
        }

        void goIdle() {
            for (int i = 0; i < 2; i++) {
                clocks.forEach((name, each) -> each.onPeriodicEmit(source.getDeferredOutput(name)));
                source.onPeriodicEmit();
                clock.advanceTime(Duration.ofSeconds(31));
            }
            clocks.forEach((name, each) -> each.onPeriodicEmit(source.getDeferredOutput(name)));
            source.onPeriodicEmit();
            assertThat(idle).isTrue();
        }

        void see(String name, IntakeRecord record) {
            WatermarkGenerator<IntakeRecord> generator = clocks.get(name);
            generator.onEvent(record, EventTimeStrategy.eventTime(record), source.getImmediateOutput(name));
            generator.onPeriodicEmit(source.getDeferredOutput(name));
            source.onPeriodicEmit();
        }

        long watermark() {
            return watermarks.get(watermarks.size() - 1);
        }
    }

    private static final class NoListener implements WatermarkOutputMultiplexer.WatermarkUpdateListener {
        @Override
        public void onWatermarkUpdate(long watermark) {}

        @Override
        public void onIdleUpdate(boolean nowIdle) {}
    }

    private void see(WatermarkGenerator<IntakeRecord> partition, IntakeRecord record) {
        partition.onEvent(record, EventTimeStrategy.eventTime(record), output());
        partition.onPeriodicEmit(output());
    }

    private WatermarkGenerator<IntakeRecord> partition() throws Exception {
        return InstantiationUtil.clone(strategy()).createWatermarkGenerator(new WatermarkGeneratorSupplier.Context() {
            @Override
            public MetricGroup getMetricGroup() {
                return new UnregisteredMetricsGroup();
            }

            @Override
            public RelativeClock getInputActivityClock() {
                return clock;
            }
        });
    }

    private static EventTimeStrategy strategy() {
        return new EventTimeStrategy(Duration.ofSeconds(2), Duration.ofSeconds(30));
    }

    private WatermarkOutput output() {
        return new WatermarkOutput() {
            @Override
            public void emitWatermark(Watermark watermark) {
                watermarks.add(watermark.getTimestamp());
                idle = false;
            }

            @Override
            public void markIdle() {
                idle = true;
            }

            @Override
            public void markActive() {
                idle = false;
            }
        };
    }

    private static IntakeRecord accepted(long eventTime) {
        return new IntakeRecord.Accepted(new Arrival(click(eventTime), 0, null, null), () -> null, Set.of());
    }

    private static IntakeRecord rejected() {
        RawRecord raw = new RawRecord("cx.purchase.v1", 0, 0, 0, null, null, List.of());
        return new IntakeRecord.Rejected(new RejectedRecord(raw, RejectionReason.EMPTY, null));
    }

    private static Click click(long eventTime) {
        Envelope envelope = new Envelope("c-1", "e-1", eventTime, Channel.WEB, null, null, null, null, null);
        return new Click(envelope, ClickKind.CLICK, null, null, null, -1, -1, null, -1, 0, 0, null);
    }
}
