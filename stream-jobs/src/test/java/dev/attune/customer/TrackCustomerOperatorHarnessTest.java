package dev.attune.customer;

import static dev.attune.customer.TestingArrivals.START;
import static dev.attune.customer.TestingArrivals.click;
import static dev.attune.customer.TestingArrivals.population;
import static dev.attune.customer.TestingArrivals.purchase;
import static dev.attune.customer.TestingArrivals.shuffledWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.customer.CustomerCounts.Count;
import dev.attune.domain.customer.Assessment;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.policy.Policy;
import dev.attune.intake.Arrival;
import dev.attune.intake.RawRecord;
import dev.attune.policy.PolicyReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class TrackCustomerOperatorHarnessTest {

    private static final long BOUND = 2_000;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static CustomerHarness open(StateBackend backend) throws Exception {
        return new CustomerHarness(1, 0, backend).opened();
    }

    /** Feeds in the given order, watermarks as a source with the bound would make them, every {@code batch} records. */
    private static void feed(CustomerHarness harness, List<Arrival> arrivals, int batch) throws Exception {
        long newest = Long.MIN_VALUE;
        int fed = 0;
        for (Arrival arrival : arrivals) {
            newest = Math.max(newest, arrival.interaction().eventTime());
            harness.processElement(
                    new StreamRecord<>(arrival, arrival.interaction().eventTime()));
            if (++fed % batch == 0) {
                harness.processWatermark(newest - BOUND - 1);
            }
        }
    }

    private static List<String> run(List<Arrival> arrivals, long end, int batch, StateBackend backend)
            throws Exception {
        try (CustomerHarness harness = open(backend)) {
            feed(harness, arrivals, batch);
            harness.processWatermark(end - 1);
            assertThat(harness.counts().of(Count.LATE)).isZero();
            return harness.told();
        }
    }

    @Test
    void the_same_events_give_the_same_alerts_whatever_the_arrival_order_watermark_pace_and_backend() throws Exception {
        List<Arrival> arrivals = population(7, 40, 200);
        long end = START + 260 * DAY;
        List<String> expected = run(arrivals, end, 1, new HashMapStateBackend());
        assertThat(expected).anyMatch(told -> told.contains("state=OPENED"));

        assertThat(run(shuffledWithin(arrivals, BOUND, 1), end, 1, new HashMapStateBackend()))
                .isEqualTo(expected);
        assertThat(run(shuffledWithin(arrivals, BOUND, 2), end, 97, new HashMapStateBackend()))
                .isEqualTo(expected);
        assertThat(run(shuffledWithin(arrivals, BOUND, 3), end, Integer.MAX_VALUE, new EmbeddedRocksDBStateBackend()))
                .isEqualTo(expected);
    }

    /** Delight and recovery keep state of their own, which travels like everything else. */
    @Test
    void good_news_is_the_same_whatever_the_arrival_order_and_backend_and_through_a_snapshot() throws Exception {
        List<Arrival> arrivals = population(7, 40, 200);
        long end = START + 260 * DAY;
        List<String> expected = runTelling(arrivals, end, 1, new HashMapStateBackend());
        assertThat(expected).anyMatch(told -> told.contains("kind=EXPERIENCE_RECOVERED"));
        assertThat(runTelling(shuffledWithin(arrivals, BOUND, 1), end, 97, new EmbeddedRocksDBStateBackend()))
                .isEqualTo(expected);
    }

    /** Put away and taken out again half-way. */
    private static List<String> runTelling(List<Arrival> arrivals, long end, int batch, StateBackend backend)
            throws Exception {
        CustomerSettings settings = new CustomerSettings(telling(), Long.MIN_VALUE, Duration.ofDays(1000), true);
        List<String> told = new ArrayList<>();
        OperatorSubtaskState snapshot;
        try (CustomerHarness harness = new CustomerHarness(1, 0, backend, settings).opened()) {
            feed(harness, arrivals.subList(0, arrivals.size() / 2), batch);
            snapshot = harness.snapshot(1, 1);
            told.addAll(harness.told());
        }
        try (CustomerHarness harness = new CustomerHarness(1, 0, backend, settings).restored(snapshot, 1, 1, 0)) {
            feed(harness, arrivals.subList(arrivals.size() / 2, arrivals.size()), batch);
            harness.processWatermark(end - 1);
            told.addAll(harness.told());
        }
        return told.stream().sorted().toList();
    }

    private static Policy telling() {
        return PolicyReader.read("""
                version: "1"
                experience: { tell-recovered: true, tell-delighted: true }
                """);
    }

    @Test
    void a_snapshot_in_the_middle_and_a_rescale_change_nothing() throws Exception {
        List<Arrival> arrivals = population(11, 30, 150);
        long end = START + 220 * DAY;
        List<String> expected = run(arrivals, end, 10, new HashMapStateBackend());
        List<Arrival> before = arrivals.subList(0, arrivals.size() / 2);
        List<Arrival> after = arrivals.subList(arrivals.size() / 2, arrivals.size());

        List<String> told = new ArrayList<>();
        OperatorSubtaskState snapshot;
        long accepted = 0;
        try (CustomerHarness harness = open(new HashMapStateBackend())) {
            feed(harness, before, 10);
            snapshot = harness.snapshot(1, 1);
            told.addAll(harness.told());
        }
        OperatorSubtaskState[] states = new OperatorSubtaskState[2];
        for (int subtask = 0; subtask < 2; subtask++) {
            try (CustomerHarness harness = restore(snapshot, 1, 2, subtask)) {
                feed(harness, owned(after, subtask), 10);
                harness.processWatermark(end - 1);
                told.addAll(harness.told());
                accepted += harness.counts().of(Count.ACCEPTED);
                states[subtask] = harness.snapshot(2, 2);
            }
        }
        try (CustomerHarness harness = restore(AbstractStreamOperatorTestHarness.repackageState(states), 2, 1, 0)) {
            assertThat(harness.counts().of(Count.ACCEPTED)).isEqualTo(accepted).isEqualTo(arrivals.size());
        }
        assertThat(told.stream().sorted().toList()).isEqualTo(expected);
    }

    private static CustomerHarness restore(OperatorSubtaskState state, int from, int to, int subtask) throws Exception {
        return new CustomerHarness(to, subtask, new HashMapStateBackend()).restored(state, from, to, subtask);
    }

    private static List<Arrival> owned(List<Arrival> arrivals, int subtask) {
        return arrivals.stream()
                .filter(arrival -> KeyGroupRangeAssignment.assignKeyToParallelOperator(
                                arrival.interaction().customerId(), CustomerHarness.MAX_PARALLELISM, 2)
                        == subtask)
                .toList();
    }

    @Test
    void silence_alone_opens_an_alert_when_no_event_comes_at_all() throws Exception {
        try (CustomerHarness harness = open(new HashMapStateBackend())) {
            for (int week = 0; week < 30; week++) {
                long time = START + week * 4 * DAY;
                harness.processElement(new StreamRecord<>(purchase("loyal", "p" + week, time, 30)));
                harness.processElement(new StreamRecord<>(click("loyal", "c" + week, time + 5_000, 200, 200)));
            }
            harness.processWatermark(START + 118 * DAY);
            assertThat(harness.revisions()).isEmpty();

            harness.processWatermark(START + 380 * DAY);

            assertThat(harness.revisions()).first().satisfies(revision -> {
                assertThat(revision.state()).isEqualTo(EpisodeState.OPENED);
                assertThat(revision.revision()).isEqualTo(1);
                assertThat(revision.eventTime() % 1_000).isZero();
                assertThat(revision.eventTime()).isBetween(START + 120 * DAY, START + 300 * DAY);
            });
        }
    }

    @Test
    void there_is_never_more_than_one_timer_per_customer_whatever_comes_and_however_late() throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Arrival> arrivals = shuffledWithin(population(seed, 12, 200), 10 * DAY, seed);
            Set<String> seen = new HashSet<>();
            try (CustomerHarness harness = open(new HashMapStateBackend())) {
                for (Arrival arrival : arrivals) {
                    long time = arrival.interaction().eventTime();
                    seen.add(arrival.interaction().customerId());
                    harness.processElement(new StreamRecord<>(arrival, time));
                    if (random.nextInt(4) == 0) {
                        harness.processWatermark(time - random.nextLong(DAY));
                    }
                    assertThat(harness.numEventTimeTimers())
                            .as("seed %d at %d", seed, time)
                            .isLessThanOrEqualTo(seen.size());
                }
                harness.processWatermark(START + 2_000 * DAY);
                assertThat(harness.counts().of(Count.LATE)).isPositive();
                assertThat(harness.numEventTimeTimers()).isZero();
            }
        }
    }

    @Test
    void after_silenced_history_a_quiet_customer_at_risk_is_seen_in_a_health_record() throws Exception {
        long emitFrom = START + 200 * DAY;
        try (CustomerHarness harness = new CustomerHarness(1, 0, new HashMapStateBackend(), false, emitFrom).opened()) {
            for (int day = 0; day < 60; day += 3) {
                harness.processElement(new StreamRecord<>(purchase("gone", "p" + day, START + day * DAY, 30)));
            }
            harness.processWatermark(emitFrom - 1);
            assertThat(harness.told()).isEmpty();

            harness.processWatermark(emitFrom + Policy.defaults().health().reviewDays() * DAY);

            assertThat(harness.revisions()).isEmpty();
            assertThat(harness.told()).hasSize(1).first().asString().contains("band=CRITICAL");
        }
    }

    @Test
    void an_expired_customer_leaves_no_state_and_no_timer() throws Exception {
        try (CustomerHarness harness = new CustomerHarness(1, 0, new HashMapStateBackend(), false).opened()) {
            harness.processElement(new StreamRecord<>(purchase("gone", "p1", START, 30)));
            harness.processWatermark(START + 2_000 * DAY);

            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void a_repeated_event_is_counted_once_wherever_it_stands() throws Exception {
        List<Arrival> arrivals = population(3, 10, 60);
        List<Arrival> repeated = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        for (Arrival arrival : arrivals) {
            repeated.add(arrival);
            if (random.nextInt(4) == 0) {
                repeated.add(arrival);
            }
        }
        long end = START + 61 * DAY;
        try (CustomerHarness harness = open(new HashMapStateBackend())) {
            feed(harness, repeated, 5);
            harness.processWatermark(end - 1);

            assertThat(harness.told()).isEqualTo(run(arrivals, end, 5, new HashMapStateBackend()));
            assertThat(harness.counts().of(Count.ACCEPTED)).isEqualTo(arrivals.size());
            assertThat(harness.counts().of(Count.DUPLICATE)).isEqualTo(repeated.size() - arrivals.size());
        }
    }

    @Test
    void late_interactions_are_counted_in_state_and_ancient_ones_rejected_with_their_bytes() throws Exception {
        RawRecord raw = new RawRecord("cx.clickstream.v1", 0, 7, START, null, new byte[] {1}, List.of());
        try (CustomerHarness harness = open(new HashMapStateBackend())) {
            harness.processElement(new StreamRecord<>(click("c", "e1", START + 30 * DAY, 100, 200)));
            harness.processWatermark(START + 30 * DAY + 5_000);
            harness.processElement(new StreamRecord<>(click("c", "e2", START + 29 * DAY, 100, 200)));
            harness.processElement(new StreamRecord<>(click("c", "e2", START + 29 * DAY, 100, 200)));
            Arrival ancient = click("c", "e3", START, 100, 200);
            harness.processElement(new StreamRecord<>(new Arrival(ancient.interaction(), START, null, raw)));

            assertThat(harness.counts().of(Count.ACCEPTED)).isEqualTo(1);
            assertThat(harness.counts().of(Count.LATE)).isEqualTo(1);
            assertThat(harness.counts().of(Count.DUPLICATE)).isEqualTo(1);
            assertThat(harness.counts().of(Count.TOO_LATE)).isEqualTo(1);
            assertThat(harness.getSideOutput(CustomerOutputs.REJECTED))
                    .singleElement()
                    .satisfies(rejected -> assertThat(rejected.getValue().raw()).isEqualTo(raw));
        }
    }

    @Test
    void the_end_of_input_is_not_time_and_tells_where_every_customer_stands() throws Exception {
        try (CustomerHarness harness = open(new HashMapStateBackend())) {
            harness.processElement(new StreamRecord<>(purchase("a", "p1", START, 30)));
            harness.processElement(new StreamRecord<>(purchase("b", "p2", START + 10_500, 30)));
            harness.processWatermark(START + 11_000 - 1);
            int told = harness.getOutput().size();
            harness.processWatermark(Long.MAX_VALUE);
            harness.endAllInputs();

            assertThat(harness.getOutput()).hasSize(told + 1); // the watermark itself
            assertThat(harness.getSideOutput(CustomerOutputs.FINAL))
                    .extracting(record -> ((CustomerOutput.Health) record.getValue())
                            .assessment()
                            .asOf())
                    .containsExactly(START + 11_000, START + 11_000);
        }
    }

    @Test
    void a_bounded_run_also_tells_of_customers_who_expired_unless_they_came_back() throws Exception {
        try (CustomerHarness harness = open(new HashMapStateBackend())) {
            harness.processElement(new StreamRecord<>(purchase("gone", "p1", START, 30)));
            harness.processElement(new StreamRecord<>(purchase("back", "p2", START, 30)));
            harness.processElement(new StreamRecord<>(purchase("back", "p3", START + 700 * DAY, 30)));
            harness.processWatermark(START + 700 * DAY + 999);
            harness.endAllInputs();

            assertThat(harness.getSideOutput(CustomerOutputs.FINAL))
                    .extracting(record -> ((CustomerOutput.Health) record.getValue()).assessment())
                    .extracting(
                            Assessment::customerId,
                            assessment -> assessment.purchase().repeats())
                    .containsExactlyInAnyOrder(tuple("gone", 0), tuple("back", 0));
        }
    }
}
