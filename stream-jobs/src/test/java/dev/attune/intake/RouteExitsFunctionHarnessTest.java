package dev.attune.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.Click;
import dev.attune.domain.policy.Policy;
import dev.attune.telemetry.Metrics;
import dev.attune.telemetry.TestingMetrics;
import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class RouteExitsFunctionHarnessTest {

    private static final int MOST_SUBTASKS = 120;

    private final IntakeSamples samples = new IntakeSamples(42);
    private final RawRecord raw = samples.raw();
    private final Arrival arrival = new Arrival(samples.interaction(), 17, "00-trace", null);

    @Test
    void everyRecordLeavesByItsExitAndIsCountedThere() throws Exception {
        TestingMetrics metrics = new TestingMetrics();
        try (var harness = subtask(metrics, 0, 1)) {
            harness.open();
            feed(harness);
            assertThat(harness.extractOutputValues()).containsExactly(arrival, arrival);
            assertThat(harness.getSideOutput(RouteExitsFunction.REJECTED))
                    .extracting(rejected -> rejected.getValue().reason())
                    .containsExactly(RejectionReason.FUTURE, RejectionReason.FUTURE, RejectionReason.EMPTY);
            assertCounts(metrics, 1);
        }
    }

    @Test
    void whatIsNotBelievedIsCountedBesideTheExitAndOutlivesARestart() throws Exception {
        Click anonymous = samples.click();
        Set<Oddity> odd = EnumSet.of(Oddity.UNKNOWN_KIND, Oddity.NEGATIVE_MEASURE);
        OperatorSubtaskState state;
        try (var harness = subtask(new TestingMetrics(), 0, 1)) {
            harness.open();
            harness.processElement(new IntakeRecord.Accepted(arrival, () -> raw, odd), 0);
            harness.processElement(new IntakeRecord.Anonymous(anonymous, 17, EnumSet.of(Oddity.UNKNOWN_KIND)), 0);
            state = harness.snapshot(1, 1);
        }
        TestingMetrics metrics = new TestingMetrics();
        try (var harness = subtask(metrics, 0, 1)) {
            harness.initializeState(state);
            harness.open();
            assertThat(metrics.gauge(Metrics.KINDS_UNKNOWN)).isEqualTo(2L);
            assertThat(metrics.gauge(Metrics.MEASURES_NEGATIVE)).isEqualTo(1L);
            assertThat(metrics.gauge(Metrics.RECORDS_READ)).isEqualTo(2L);
        }
    }

    @Test
    void countsSurviveARestartWithoutRecounting() throws Exception {
        OperatorSubtaskState state = stateAfterFeeding(0, 1);
        TestingMetrics metrics = new TestingMetrics();
        try (var harness = subtask(metrics, 0, 1)) {
            harness.initializeState(state);
            harness.open();
            assertCounts(metrics, 1);
            feed(harness);
            assertCounts(metrics, 2);
        }
    }

    @Test
    void onRescalingTheSumOverTheSubtasksStays() throws Exception {
        OperatorSubtaskState both =
                AbstractStreamOperatorTestHarness.repackageState(stateAfterFeeding(0, 2), stateAfterFeeding(1, 2));
        long read = 0;
        for (int subtask = 0; subtask < 3; subtask++) {
            TestingMetrics metrics = new TestingMetrics();
            try (var harness = subtask(metrics, subtask, 3)) {
                harness.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(both, MOST_SUBTASKS, 2, 3, subtask));
                harness.open();
                read += (long) metrics.gauge(Metrics.RECORDS_READ);
            }
        }
        assertThat(read).isEqualTo(16);
    }

    @Test
    void onlyWhatIsLateKeepsItsRawBytes() throws Exception {
        long limit = arrival.interaction().eventTime();
        try (var harness = subtask(new TestingMetrics(), 0, 1)) {
            harness.open();
            harness.processElement(accepted(), 0);
            harness.processWatermark(limit - 1);
            harness.processElement(accepted(), 0);
            harness.processWatermark(limit);
            harness.processElement(accepted(), 0);
            assertThat(harness.extractOutputValues())
                    .extracting(Arrival::interaction)
                    .containsOnly(arrival.interaction());
            assertThat(harness.extractOutputValues())
                    .extracting(Arrival::raw)
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(null, null, raw);
        }
    }

    @Test
    void whatWasTooLateBeforeARestartStillIs() throws Exception {
        assertTooLateAfter(savedWithSomethingTooLate(), 0, 1);
    }

    /** As after a heartbeat, or a last record before a pause: no interaction has seen the watermark yet. */
    @Test
    void aWatermarkThatNoInteractionHasFollowedYetOutlivesARestart() throws Exception {
        long limit = arrival.interaction().eventTime();
        OperatorSubtaskState state;
        try (var harness = subtask(new TestingMetrics(), 0, 1)) {
            harness.open();
            harness.processElement(new IntakeRecord.Control(limit), 0);
            harness.processWatermark(limit);
            state = harness.snapshot(1, 1);
        }
        assertTooLateAfter(state, 0, 1);
    }

    @Test
    void theEndOfInputIsNotTimeForWhoeverGoesOnFromADrainedSavepoint() throws Exception {
        OperatorSubtaskState state;
        try (var harness = subtask(new TestingMetrics(), 0, 1)) {
            harness.open();
            harness.processElement(accepted(), 0);
            harness.processWatermark(Watermark.MAX_WATERMARK);
            state = harness.snapshot(1, 1);
        }
        try (var harness = subtask(new TestingMetrics(), 0, 1)) {
            harness.initializeState(state);
            harness.open();
            harness.processElement(accepted(), 0);
            assertThat(harness.extractOutputValues().get(0).raw()).isNull();
        }
    }

    @Test
    void whatWasTooLateStillIsInEverySubtaskOfALargerJob() throws Exception {
        OperatorSubtaskState state = savedWithSomethingTooLate();
        for (int subtask = 0; subtask < 3; subtask++) {
            assertTooLateAfter(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(state, MOST_SUBTASKS, 1, 3, subtask),
                    subtask,
                    3);
        }
    }

    private OperatorSubtaskState savedWithSomethingTooLate() throws Exception {
        try (var harness = subtask(new TestingMetrics(), 0, 1)) {
            harness.open();
            harness.processWatermark(arrival.interaction().eventTime());
            harness.processElement(accepted(), 0);
            return harness.snapshot(1, 1);
        }
    }

    private void assertTooLateAfter(OperatorSubtaskState state, int subtask, int subtasks) throws Exception {
        try (var harness = subtask(new TestingMetrics(), subtask, subtasks)) {
            harness.initializeState(state);
            harness.open();
            harness.processElement(accepted(), 0);
            assertThat(harness.extractOutputValues().get(0).raw())
                    .as("subtask %d of %d", subtask, subtasks)
                    .isNotNull();
        }
    }

    /** Flink refuses checkpoints with union state as soon as one subtask has reached the end of a bounded input. */
    @Test
    void checkpointsGoOnWhenOneSubtaskHasFinished() throws Exception {
        assertThat(stateAfterFeeding(0, 2).getManagedOperatorState())
                .flatExtracting(
                        handle -> handle.getStateNameToPartitionOffsets().values())
                .extracting(OperatorStateHandle.StateMetaInfo::getDistributionMode)
                .isNotEmpty()
                .doesNotContain(OperatorStateHandle.Mode.UNION);
    }

    private void feed(OneInputStreamOperatorTestHarness<IntakeRecord, Arrival> harness) throws Exception {
        harness.processElement(accepted(), 0);
        harness.processElement(accepted(), 0);
        harness.processElement(rejected(RejectionReason.FUTURE), 0);
        harness.processElement(rejected(RejectionReason.FUTURE), 0);
        harness.processElement(rejected(RejectionReason.EMPTY), 0);
        harness.processElement(new IntakeRecord.Anonymous(samples.click(), 17, Set.of()), 0);
        harness.processElement(new IntakeRecord.Control(17), 0);
        harness.processElement(new IntakeRecord.Control(18), 0);
        harness.processElement(new IntakeRecord.Skipped(5), 0);
    }

    private static void assertCounts(TestingMetrics metrics, long times) {
        assertThat(metrics.gauge(Metrics.RECORDS_READ)).isEqualTo(8 * times);
        assertThat(metrics.gauge(Metrics.RECORDS_PASSED)).isEqualTo(2 * times);
        assertThat(metrics.gauge(Metrics.RECORDS_ANONYMOUS)).isEqualTo(times);
        assertThat(metrics.gauge(Metrics.RECORDS_CONTROL)).isEqualTo(2 * times);
        assertThat(metrics.gauge(Metrics.RECORDS_REJECTED)).isEqualTo(3 * times);
        assertThat(metrics.gauge(Metrics.RECORDS_SKIPPED)).isEqualTo(5 * times);
        assertThat(metrics.gauge(Metrics.RECORDS_REJECTED_BY_REASON, RejectionReason.FUTURE))
                .isEqualTo(2 * times);
        assertThat(metrics.gauge(Metrics.RECORDS_REJECTED_BY_REASON, RejectionReason.EMPTY))
                .isEqualTo(times);
        assertThat(metrics.gauge(Metrics.RECORDS_REJECTED_BY_REASON, RejectionReason.TOO_LATE))
                .isEqualTo(0L);
    }

    private OperatorSubtaskState stateAfterFeeding(int subtask, int subtasks) throws Exception {
        try (var harness = subtask(new TestingMetrics(), subtask, subtasks)) {
            harness.open();
            feed(harness);
            return harness.snapshot(1, 1);
        }
    }

    private IntakeRecord accepted() {
        return new IntakeRecord.Accepted(arrival, () -> raw, Set.of());
    }

    private IntakeRecord rejected(RejectionReason reason) {
        return new IntakeRecord.Rejected(new RejectedRecord(raw, reason, null));
    }

    private static OneInputStreamOperatorTestHarness<IntakeRecord, Arrival> subtask(
            TestingMetrics metrics, int subtask, int subtasks) throws Exception {
        MockEnvironment environment = new MockEnvironmentBuilder()
                .setMaxParallelism(MOST_SUBTASKS)
                .setParallelism(subtasks)
                .setSubtaskIndex(subtask)
                .setMetricGroup(metrics.task())
                .build();
        return new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new RouteExitsFunction(Policy.defaults().touchpoints())),
                IntakeTypes.INTAKE_RECORD.createSerializer(new SerializerConfigImpl()),
                environment);
    }
}
