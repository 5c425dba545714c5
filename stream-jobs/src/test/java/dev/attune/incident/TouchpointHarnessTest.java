package dev.attune.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.control.ControlChange;
import dev.attune.control.TestingControl;
import dev.attune.domain.event.Channel;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.incident.Cell;
import dev.attune.domain.incident.Encounter;
import dev.attune.domain.incident.MinuteTally;
import dev.attune.domain.incident.TestingEncounters;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.policy.PolicyReader;
import dev.attune.policy.StartingPolicy;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Encounters through both operators: whatever the parallelism, the order and the restarts, the same bytes. */
class TouchpointHarnessTest {

    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long START = 20_000 * 24 * HOUR;
    private static final long LENGTH = 27 * HOUR;
    private static final StartingPolicy TERMS = StartingPolicy.of(PolicyReader.read("""
            version: '1'
            touchpoints:
              most-names: 3
              minute-detail: dimension
              ten-minute-detail: combination
              hour-detail: combination
              least-events: 1
              partners: [carrier-1]
              partner-minimum: 2
            """));

    @Test
    void parallelism_order_restarts_and_backends_change_no_byte() throws Exception {
        long seed = Long.getLong("attune.seed", 7L);
        List<Encounter> encounters = TestingEncounters.random(new SplittableRandom(seed), 3_000, START, LENGTH);
        List<String> one = run(encounters, 1, new SplittableRandom(seed), false, new HashMapStateBackend());
        assertThat(one).hasSizeGreaterThan(2_500).anyMatch(told -> told.startsWith("PartnerWindow"));
        assertThat(one).anyMatch(told -> told.startsWith("PainPoint"));
        assertThat(run(encounters, 3, new SplittableRandom(seed + 1), false, new HashMapStateBackend()))
                .as("seed %d", seed)
                .isEqualTo(one);
        assertThat(run(encounters, 2, new SplittableRandom(seed + 2), true, new HashMapStateBackend()))
                .as("seed %d", seed)
                .isEqualTo(one);
        assertThat(run(encounters, 4, new SplittableRandom(seed + 3), true, new EmbeddedRocksDBStateBackend()))
                .as("seed %d", seed)
                .isEqualTo(one);
    }

    @Test
    void the_end_of_input_is_not_time() throws Exception {
        try (Watching watching = new Watching(0, null, new HashMapStateBackend())) {
            watching.take(tallies(List.of(encounter(START))).get(0));
            watching.watermark(Long.MAX_VALUE);
            assertThat(watching.told()).isEmpty();
        }
    }

    @Test
    void a_window_is_told_by_the_policy_of_its_last_tick_also_after_a_restart() throws Exception {
        ControlChange quiet = TestingControl.policy(
                "quiet", "touchpoints: {minute-detail: none, least-events: 1}", START + MINUTE + 500);
        Watching watching = new Watching(0, null, new HashMapStateBackend());
        watching.hear(quiet);
        for (int minute = 0; minute < 3; minute++) {
            watching.take(tallies(List.of(encounter(START + minute * MINUTE))).get(0));
        }
        watching.watermark(START + MINUTE + 1);
        OperatorSubtaskState state = watching.snapshot();
        assertThat(watching.told())
                .isNotEmpty()
                .allSatisfy(told -> assertThat(told.toString()).contains("policyVersion=1"));
        watching.close();
        watching = new Watching(0, state, new HashMapStateBackend());
        watching.watermark(START + 10 * MINUTE);
        assertThat(watching.told())
                .isNotEmpty()
                .allSatisfy(told ->
                        assertThat(told.windowEnd() - told.windowStart()).isEqualTo(10 * MINUTE))
                .allSatisfy(told -> assertThat(told.toString()).contains("policyVersion=quiet"));
        watching.close();
    }

    @Test
    void windows_before_the_hand_over_are_silent() throws Exception {
        try (Watching watching = new Watching(START + 2 * MINUTE, null, new HashMapStateBackend())) {
            watching.take(tallies(List.of(encounter(START))).get(0));
            watching.take(tallies(List.of(encounter(START + 2 * MINUTE))).get(0));
            watching.watermark(START + 5 * MINUTE);
            assertThat(watching.told())
                    .isNotEmpty()
                    .allSatisfy(told -> assertThat(told.windowEnd()).isEqualTo(START + 3 * MINUTE));
        }
    }

    @Test
    void a_minute_leaves_as_one_tally_a_cell_when_it_is_over_and_none_stays_behind_a_barrier() throws Exception {
        try (OneInputStreamOperatorTestHarness<Encounter, MinuteTally> summing = summing()) {
            for (int i = 0; i < 100; i++) {
                summing.processElement(encounter(START + i), START + i);
            }
            summing.processWatermark(START + MINUTE - 2);
            assertThat(summing.extractOutputValues()).isEmpty();
            summing.processWatermark(START + MINUTE - 1);
            assertThat(summing.extractOutputValues()).singleElement().satisfies(tally -> {
                assertThat(tally.minute()).isEqualTo(START);
                assertThat(tally.figures().events()).isEqualTo(100);
            });
            summing.processElement(encounter(START + MINUTE), START + MINUTE);
            summing.prepareSnapshotPreBarrier(1);
            assertThat(summing.extractOutputValues()).hasSize(2);
            summing.processElement(encounter(START), START);
            summing.prepareSnapshotPreBarrier(2);
            assertThat(summing.extractOutputValues()).hasSize(2);
        }
    }

    @Test
    void a_minute_is_closed_once_whatever_comes_of_it_later_also_after_a_restart() throws Exception {
        MinuteTally first = tallies(List.of(encounter(START))).get(0);
        MinuteTally late = tallies(List.of(encounter(START + 1))).get(0);
        Watching watching = new Watching(0, null, new HashMapStateBackend());
        watching.take(first);
        watching.watermark(START + 5 * MINUTE);
        int told = watching.told().size();
        watching.take(late);
        watching.watermark(START + 6 * MINUTE);
        assertThat(watching.told()).hasSize(told);
        OperatorSubtaskState state = watching.snapshot();
        watching.close();
        watching = new Watching(0, state, new HashMapStateBackend());
        state = watching.snapshot();
        watching.close();
        watching = new Watching(0, state, new HashMapStateBackend());
        watching.take(late);
        watching.watermark(START + 7 * MINUTE);
        assertThat(watching.told()).isEmpty();
        watching.close();
    }

    @Test
    void customers_who_were_silent_hold_time_back_until_they_are_heard_visitors_do_not() throws Exception {
        try (OneInputStreamOperatorTestHarness<Encounter, MinuteTally> customers =
                        summing(SumEncountersOperator.ofCustomers());
                OneInputStreamOperatorTestHarness<Encounter, MinuteTally> visitors =
                        summing(SumEncountersOperator.ofVisitors())) {
            customers.processWatermarkStatus(WatermarkStatus.IDLE);
            visitors.processWatermarkStatus(WatermarkStatus.IDLE);
            assertThat(customers.getOutput()).isEmpty();
            assertThat(visitors.getOutput()).containsExactly(WatermarkStatus.IDLE);
        }
    }

    private static Encounter encounter(long time) {
        Cell cell = new Cell("checkout", Channel.WEB, null, null, null, null);
        return TestingEncounters.of(cell, time, "c", SignalKind.PAGE_ERROR, true);
    }

    private static List<MinuteTally> tallies(List<Encounter> encounters) throws Exception {
        try (OneInputStreamOperatorTestHarness<Encounter, MinuteTally> summing = summing()) {
            for (Encounter encounter : encounters) {
                summing.processElement(encounter, encounter.eventTime());
            }
            summing.prepareSnapshotPreBarrier(1);
            return summing.extractOutputValues();
        }
    }

    private static OneInputStreamOperatorTestHarness<Encounter, MinuteTally> summing() throws Exception {
        return summing(SumEncountersOperator.ofCustomers());
    }

    private static OneInputStreamOperatorTestHarness<Encounter, MinuteTally> summing(SumEncountersOperator operator)
            throws Exception {
        OneInputStreamOperatorTestHarness<Encounter, MinuteTally> harness =
                new OneInputStreamOperatorTestHarness<>(operator);
        harness.setup(MinuteTallyCodec.TYPE.createSerializer(
                harness.getExecutionConfig().getSerializerConfig()));
        harness.open();
        return harness;
    }

    /** Encounters spread over subtasks and shuffled between watermarks; now and then a barrier, or a restart. */
    private static List<String> run(
            List<Encounter> encounters, int subtasks, SplittableRandom random, boolean restarting, StateBackend backend)
            throws Exception {
        List<String> told = new ArrayList<>();
        List<OneInputStreamOperatorTestHarness<Encounter, MinuteTally>> summing = new ArrayList<>();
        for (int i = 0; i < subtasks; i++) {
            summing.add(summing());
        }
        Watching watching = new Watching(0, null, backend);
        int next = 0;
        for (long watermark = START; watermark < START + LENGTH; ) {
            watermark += 1 + random.nextLong(10 * MINUTE);
            List<Encounter> stride = new ArrayList<>();
            for (; next < encounters.size() && encounters.get(next).eventTime() <= watermark; next++) {
                stride.add(encounters.get(next));
            }
            for (Encounter encounter : shuffled(stride, random)) {
                OneInputStreamOperatorTestHarness<Encounter, MinuteTally> subtask =
                        summing.get((int) Long.remainderUnsigned(encounter.customer(), subtasks));
                subtask.processElement(encounter, encounter.eventTime());
                if (random.nextInt(50) == 0) {
                    subtask.prepareSnapshotPreBarrier(1);
                }
            }
            for (OneInputStreamOperatorTestHarness<Encounter, MinuteTally> subtask : summing) {
                subtask.processWatermark(watermark);
            }
            List<MinuteTally> tallies = new ArrayList<>();
            for (OneInputStreamOperatorTestHarness<Encounter, MinuteTally> subtask : summing) {
                tallies.addAll(subtask.extractOutputValues());
                subtask.getOutput().clear();
            }
            for (MinuteTally tally : shuffled(tallies, random)) {
                watching.take(tally);
            }
            watching.watermark(watermark);
            if (restarting && random.nextInt(20) == 0) {
                told.addAll(watching.bytes());
                OperatorSubtaskState state = watching.snapshot();
                watching.close();
                watching = new Watching(0, state, backend);
            }
        }
        told.addAll(watching.bytes());
        watching.close();
        for (OneInputStreamOperatorTestHarness<Encounter, MinuteTally> subtask : summing) {
            subtask.close();
        }
        told.sort(null);
        return told;
    }

    private static <T> List<T> shuffled(List<T> list, SplittableRandom random) {
        List<T> shuffled = new ArrayList<>(list);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            shuffled.set(i, shuffled.set(j, shuffled.get(i)));
        }
        return shuffled;
    }

    /** The watching operator, keyed by touchpoint. */
    private static final class Watching implements AutoCloseable {

        private final KeyedTwoInputStreamOperatorTestHarness<String, MinuteTally, ControlChange, TouchpointTold>
                harness;

        Watching(long emitFrom, OperatorSubtaskState restored, StateBackend backend) throws Exception {
            TouchpointSettings settings = new TouchpointSettings(
                    TERMS,
                    emitFrom,
                    StateTtlConfig.newBuilder(Duration.ofDays(800)).build());
            harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                    new WatchTouchpointOperator(settings), new TouchpointKey(), null, Types.STRING);
            harness.setStateBackend(backend);
            harness.setup(TouchpointToldCodec.TYPE.createSerializer(
                    harness.getExecutionConfig().getSerializerConfig()));
            if (restored != null) {
                harness.initializeState(restored);
            }
            harness.open();
        }

        void take(MinuteTally tally) throws Exception {
            harness.processElement1(new StreamRecord<>(tally));
        }

        void hear(ControlChange change) throws Exception {
            harness.processElement2(new StreamRecord<>(change));
        }

        void watermark(long time) throws Exception {
            harness.processWatermark1(new Watermark(time));
            harness.processWatermark2(new Watermark(time));
        }

        List<TouchpointTold> told() {
            return harness.extractOutputValues();
        }

        List<String> bytes() throws IOException {
            List<String> bytes = new ArrayList<>();
            for (TouchpointTold told : told()) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                new TouchpointToldCodec().write(told, new DataOutputStream(out));
                bytes.add(told.getClass().getSimpleName() + " " + HexFormat.of().formatHex(out.toByteArray()));
            }
            return bytes;
        }

        OperatorSubtaskState snapshot() throws Exception {
            return harness.snapshot(1, 1);
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }
}
