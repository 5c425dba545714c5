package dev.attune.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.control.ControlChange;
import dev.attune.control.TestingControl;
import dev.attune.domain.customer.Lifecycle;
import dev.attune.domain.customer.Step;
import dev.attune.domain.customer.TestingPurchases;
import dev.attune.domain.customer.TestingPurchases.Bought;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.pulse.Pulse;
import dev.attune.domain.pulse.Tally;
import dev.attune.policy.StartingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Steps through both operators: whatever the parallelism, the order and the restarts, the same pulses. */
class PulseHarnessTest {

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final int SPAN = 30;
    private static final int MAX_PARALLELISM = 8;

    @Test
    void parallelismOrderAndRestartsChangeNothing() throws Exception {
        long seed = Long.getLong("attune.seed", 5L);
        List<TimedStep> steps = steps(new SplittableRandom(seed));
        List<Pulse> one = run(steps, 1, new SplittableRandom(seed), false);
        assertThat(one).hasSizeGreaterThan(100);
        assertThat(run(steps, 3, new SplittableRandom(seed + 1), false))
                .as("seed %d", seed)
                .isEqualTo(one);
        assertThat(run(steps, 2, new SplittableRandom(seed + 2), true))
                .as("seed %d", seed)
                .isEqualTo(one);
    }

    @Test
    void theEndOfInputIsNotTime() throws Exception {
        try (Telling telling = new Telling(0, null)) {
            telling.take(tally(new Step.Bought(false), 5 * HOUR));
            telling.watermark(Long.MAX_VALUE);
            assertThat(telling.told()).isEmpty();
        }
    }

    @Test
    void windowsBeforeTheHandOverAreSilentButCounted() throws Exception {
        try (Telling telling = new Telling(2 * HOUR, null)) {
            telling.take(tally(new Step.Moved(null, Lifecycle.NEW), 0));
            telling.take(tally(new Step.Moved(null, Lifecycle.NEW), 2 * HOUR));
            telling.watermark(4 * HOUR);
            assertThat(telling.told())
                    .singleElement()
                    .satisfies(pulse -> assertThat(pulse.customers()).isEqualTo(2));
        }
    }

    @Test
    void aProductNobodyBuysAnyMoreIsForgotten() throws Exception {
        try (Telling telling = new Telling(0, null)) {
            telling.take(tally(new Step.BoughtProduct("fad", 0, true, true, false), HOUR));
            telling.watermark((SPAN + 2) * DAY);
            assertThat(telling.told()).hasSize(2);
            assertThat(telling.products()).isEqualTo(1);
            telling.watermark((SPAN + 500) * DAY);
            assertThat(telling.told()).hasSize(2);
            assertThat(telling.products()).isZero();
        }
    }

    @Test
    void buyersUnderAShorterSpanAreNotStrandedWhenItIsWidenedAtARestart() throws Exception {
        OperatorSubtaskState state;
        try (Telling telling = new Telling(0, null)) {
            telling.take(tally(new Step.BoughtProduct("fad", 0, true, true, false), HOUR));
            telling.watermark(2 * DAY);
            state = telling.snapshot();
        }
        try (Telling telling = new Telling(0, state, 2 * SPAN)) {
            telling.watermark((SPAN + 5) * DAY);
            assertThat(telling.told()).isEmpty();
            telling.watermark((2 * SPAN + 2) * DAY);
            assertThat(telling.told())
                    .singleElement()
                    .satisfies(pulse -> assertThat(pulse.repeat().buyers()).isEqualTo(1));
        }
    }

    @Test
    void stepsBetweenTwoWatermarksLeaveAsOneTallyAndNoneStaysBehindABarrier() throws Exception {
        try (OneInputStreamOperatorTestHarness<Step, Tally> summing =
                new OneInputStreamOperatorTestHarness<>(new SumStepsOperator())) {
            summing.open();
            for (int i = 0; i < 100; i++) {
                summing.processElement(new Step.Bought(i % 2 == 0), HOUR + i);
            }
            assertThat(summing.extractOutputValues()).isEmpty();
            summing.processWatermark(HOUR + 200);
            assertThat(summing.extractOutputValues()).hasSize(1);
            summing.processElement(new Step.Bought(true), HOUR + 300);
            summing.prepareSnapshotPreBarrier(1);
            assertThat(summing.extractOutputValues()).hasSize(2);
        }
    }

    private record TimedStep(int customer, long time, Step step) {}

    private static List<TimedStep> steps(SplittableRandom random) {
        List<TimedStep> steps = new ArrayList<>();
        for (String product : List.of("tea", "cup", "fad")) {
            List<Bought> purchases = TestingPurchases.random(random, 40, 90, product);
            TestingPurchases.steps(
                    purchases, SPAN, (time, step) -> steps.add(new TimedStep(steps.size() % 17, time, step)));
        }
        long start = steps.get(0).time() / DAY * DAY;
        for (int i = 0; i < 500; i++) {
            long time = start + random.nextLong(120 * DAY);
            steps.add(new TimedStep(i, time, new Step.Moved(null, Lifecycle.NEW)));
            steps.add(new TimedStep(i, time, new Step.Bought(false)));
            steps.add(new TimedStep(i, time + 30 * DAY, new Step.Moved(Lifecycle.NEW, Lifecycle.ONE_OFF)));
        }
        steps.sort(Comparator.comparingLong(TimedStep::time));
        return steps;
    }

    private static Tally tally(Step step, long time) {
        Tally tally = Tally.at(Tally.Place.of(step, time));
        tally.add(step);
        return tally;
    }

    /** Steps spread over subtasks, watermarks in strides, tallies of a stride in any order. */
    private static List<Pulse> run(List<TimedStep> steps, int subtasks, SplittableRandom random, boolean restarting)
            throws Exception {
        List<Pulse> told = new ArrayList<>();
        OperatorSubtaskState state = null;
        long end = steps.get(steps.size() - 1).time() + 60 * DAY;
        int next = 0;
        for (long watermark = steps.get(0).time(); watermark < end; ) {
            long until = restarting ? watermark + 20 * DAY : end;
            try (Telling telling = new Telling(0, state)) {
                for (; watermark < until; watermark += 1 + random.nextLong(2 * DAY)) {
                    Map<String, Tally> tallies = new HashMap<>();
                    for (; next < steps.size() && steps.get(next).time() <= watermark; next++) {
                        TimedStep each = steps.get(next);
                        Tally.Place place = Tally.Place.of(each.step(), each.time());
                        tallies.computeIfAbsent(each.customer() % subtasks + " " + place, any -> Tally.at(place))
                                .add(each.step());
                    }
                    for (Tally tally : shuffled(tallies, random)) {
                        telling.take(tally);
                    }
                    telling.watermark(watermark);
                }
                telling.watermark(Math.min(until, end));
                told.addAll(telling.told());
                state = telling.snapshot();
            }
        }
        told.sort(Comparator.comparingLong(Pulse::windowEnd)
                .thenComparing(Pulse::productId, Comparator.nullsFirst(Comparator.naturalOrder())));
        return told;
    }

    private static List<Tally> shuffled(Map<String, Tally> tallies, SplittableRandom random) {
        List<Tally> list = new ArrayList<>(tallies.values());
        for (int i = list.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            list.set(i, list.set(j, list.get(i)));
        }
        return list;
    }

    @Test
    void aSpanThatChangesIsTheOneInForceAtTheEndOfAWindowAndNobodyIsLeftWaiting() throws Exception {
        Tally first = tally(new Step.BoughtProduct("tea", 0, true, true, false), HOUR);
        ControlChange wider = TestingControl.policy("wider", "churn: {horizon-days: 50}", 10 * DAY);
        ControlChange narrower = TestingControl.policy("narrower", "churn: {horizon-days: 20}", 40 * DAY + HOUR);
        for (boolean known : List.of(true, false)) {
            try (Telling telling = new Telling(0, null)) {
                if (known) {
                    telling.hear(narrower);
                    telling.hear(wider);
                }
                telling.take(first);
                telling.watermark(2 * DAY);
                if (!known) {
                    telling.hear(wider);
                }
                telling.watermark(35 * DAY);
                if (!known) {
                    telling.hear(narrower);
                }
                telling.watermark(60 * DAY);

                assertThat(telling.told())
                        .extracting(pulse -> pulse.windowEnd() / DAY + " " + pulse.policyVersion() + " "
                                + pulse.repeat().spanDays() + " "
                                + pulse.repeat().buyers())
                        .containsExactly("1 1 30 0", "51 narrower 20 1");
            }
        }
    }

    /** The telling operator. */
    private static final class Telling implements AutoCloseable {

        private final KeyedTwoInputStreamOperatorTestHarness<String, Tally, ControlChange, Pulse> harness;

        Telling(long emitFrom, OperatorSubtaskState restored) throws Exception {
            this(emitFrom, restored, SPAN);
        }

        Telling(long emitFrom, OperatorSubtaskState restored, int spanDays) throws Exception {
            PulseSettings settings = new PulseSettings(
                    StartingPolicy.of(Policy.defaults().withHorizon(spanDays)),
                    emitFrom,
                    StateTtlConfig.newBuilder(Duration.ofDays(800)).build());
            harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                    new TellPulseOperator(settings), new PulseKey(), null, Types.STRING, MAX_PARALLELISM, 1, 0);
            harness.setup(PulseCodec.TYPE.createSerializer(
                    harness.getExecutionConfig().getSerializerConfig()));
            if (restored != null) {
                harness.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(restored, MAX_PARALLELISM, 1, 1, 0));
            }
            harness.open();
        }

        void take(Tally tally) throws Exception {
            harness.processElement1(new StreamRecord<>(tally));
        }

        void hear(ControlChange change) throws Exception {
            harness.processElement2(new StreamRecord<>(change));
        }

        void watermark(long time) throws Exception {
            harness.processWatermark1(new Watermark(time));
            harness.processWatermark2(new Watermark(time));
        }

        List<Pulse> told() {
            return harness.extractOutputValues();
        }

        int products() {
            return harness.numKeyedStateEntries();
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
