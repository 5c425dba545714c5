package dev.attune.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.customer.CustomerCounts.Count;
import dev.attune.domain.customer.Journeys;
import dev.attune.domain.event.Interaction;
import dev.attune.intake.Arrival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** What several steps tell, through the operator: waits of seconds beside ticks of one, and arrival in any order. */
class JourneyHarnessTest {

    private static final long BOUND = 2_000;
    private static final int DAYS = 40;
    private static final CustomerSettings SETTINGS =
            new CustomerSettings(Journeys.LOUD, Long.MIN_VALUE, Duration.ofDays(1_000), false);

    @Test
    void arrival_order_duplicates_watermark_pace_and_backend_change_nothing() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            List<Arrival> arrivals = life(seed);
            List<String> expected = run(arrivals, 1, new HashMapStateBackend());
            assertThat(expected).anyMatch(told -> told.contains("state=OPENED"));
            List<Arrival> other = TestingArrivals.shuffledWithin(arrivals, BOUND, seed);
            assertThat(run(other, 61, new HashMapStateBackend()))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            List<Arrival> twice = new ArrayList<>(arrivals);
            twice.addAll(arrivals.subList(arrivals.size() / 3, arrivals.size() / 2));
            Collections.shuffle(twice, new Random(seed));
            List<Arrival> inTime = TestingArrivals.shuffledWithin(twice, BOUND, seed);
            assertThat(run(inTime, Integer.MAX_VALUE, new EmbeddedRocksDBStateBackend()))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_snapshot_in_the_middle_changes_nothing() throws Exception {
        List<Arrival> arrivals = life(4);
        List<String> expected = run(arrivals, 1, new HashMapStateBackend());
        List<String> told = new ArrayList<>();
        OperatorSubtaskState snapshot;
        int half = arrivals.size() / 2;
        try (CustomerHarness harness =
                harness(new EmbeddedRocksDBStateBackend()).opened()) {
            feed(harness, arrivals.subList(0, half), 1);
            snapshot = harness.snapshot(1, 1);
            told.addAll(harness.told());
        }
        try (CustomerHarness harness =
                harness(new EmbeddedRocksDBStateBackend()).restored(snapshot, 1, 1, 0)) {
            feed(harness, arrivals.subList(half, arrivals.size()), 1);
            harness.processWatermark(end(arrivals));
            told.addAll(harness.told());
        }
        assertThat(told.stream().sorted().toList()).isEqualTo(expected);
    }

    private static List<Arrival> life(long seed) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Interaction interaction : Journeys.life(new SplittableRandom(seed), DAYS)) {
            arrivals.add(new Arrival(interaction, interaction.eventTime(), null, null));
        }
        return arrivals;
    }

    private static CustomerHarness harness(StateBackend backend) throws Exception {
        return new CustomerHarness(1, 0, backend, SETTINGS);
    }

    private static long end(List<Arrival> arrivals) {
        return arrivals.stream()
                        .mapToLong(a -> a.interaction().eventTime())
                        .max()
                        .orElseThrow()
                + Duration.ofDays(10).toMillis();
    }

    private static List<String> run(List<Arrival> arrivals, int batch, StateBackend backend) throws Exception {
        try (CustomerHarness harness = harness(backend).opened()) {
            feed(harness, arrivals, batch);
            harness.processWatermark(end(arrivals));
            assertThat(harness.counts().of(Count.LATE)).isZero();
            return harness.told();
        }
    }

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
}
