package dev.attune.customer;

import static dev.attune.customer.TestingArrivals.START;
import static dev.attune.customer.TestingArrivals.population;
import static dev.attune.customer.TestingArrivals.shuffledWithin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.Suppression;
import dev.attune.domain.episode.SuppressionReason;
import dev.attune.intake.Arrival;
import dev.attune.policy.PolicyReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** What is told and what is held back is the same in every order, after every restart, on every backend. */
class EpisodeLifeHarnessTest {

    private static final long BOUND = 2_000;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long END = START + 230 * DAY;

    private static final CustomerSettings SETTINGS =
            new CustomerSettings(PolicyReader.read("""
                    version: nervous
                    churn: { enter-probability: 0.5, exit-probability: 0.3, overdue: { points: 0 } }
                    experience: { years-per-false-alert: 0.1 }
                    episode:
                      minimum-dwell: PT6H
                      churn-update-step: 0.03
                      reminder: { info: P2D, warning: P2D, critical: P2D }
                      budget: { per-week: 2, critical-passes: false }
                    """), Long.MIN_VALUE, Duration.ofDays(1000), false);

    /** Everything that came out, and the counts at the end. */
    private record Out(List<String> told, List<String> heldBack, Map<SuppressionReason, Long> counts) {}

    private static Out run(List<Arrival> arrivals, int batch, StateBackend backend, SplittableRandom restarts)
            throws Exception {
        List<String> told = new ArrayList<>();
        List<String> heldBack = new ArrayList<>();
        Map<SuppressionReason, Long> counts = new EnumMap<>(SuppressionReason.class);
        CustomerHarness harness = new CustomerHarness(1, 0, backend, SETTINGS).opened();
        long newest = Long.MIN_VALUE;
        int fed = 0;
        for (Arrival arrival : arrivals) {
            newest = Math.max(newest, arrival.interaction().eventTime());
            harness.processElement(new StreamRecord<>(arrival, newest));
            if (++fed % batch == 0) {
                harness.processWatermark(newest - BOUND - 1);
            }
            if (restarts != null && restarts.nextInt(arrivals.size() / 8) == 0) {
                OperatorSubtaskState snapshot = harness.snapshot(fed, fed);
                told.addAll(harness.told());
                heldBack.addAll(suppressed(harness));
                harness.close();
                harness = new CustomerHarness(1, 0, backend, SETTINGS).restored(snapshot, 1, 1, 0);
            }
        }
        harness.processWatermark(END);
        told.addAll(harness.told());
        heldBack.addAll(suppressed(harness));
        for (SuppressionReason reason : SuppressionReason.values()) {
            counts.put(reason, harness.counts().of(reason));
        }
        harness.close();
        return new Out(
                told.stream().sorted().toList(), heldBack.stream().sorted().toList(), counts);
    }

    private static List<String> suppressed(CustomerHarness harness) {
        var records = harness.getSideOutput(CustomerOutputs.SUPPRESSED);
        return records == null
                ? List.of()
                : records.stream()
                        .map(StreamRecord::getValue)
                        .map(Suppression::toString)
                        .toList();
    }

    @Test
    void restarts_and_reordering_within_the_bound_change_neither_what_is_told_nor_what_is_held_back() throws Exception {
        long seed = Long.getLong("attune.seed", 29L);
        List<Arrival> arrivals = population(seed, 25, 160);
        Out expected = run(arrivals, 1, new HashMapStateBackend(), null);
        assertThat(expected.told()).as("seed %d", seed).anyMatch(told -> told.contains("trigger=REMINDER"));
        assertThat(expected.counts().get(SuppressionReason.BUDGET)).isPositive();
        assertThat(expected.counts().get(SuppressionReason.COOLDOWN)).isPositive();
        assertThat(expected.heldBack())
                .hasSize(expected.counts().values().stream()
                        .mapToInt(Long::intValue)
                        .sum());

        SplittableRandom random = new SplittableRandom(seed);
        assertThat(run(shuffledWithin(arrivals, BOUND, seed), 7, new HashMapStateBackend(), random))
                .as("seed %d", seed)
                .isEqualTo(expected);
        assertThat(run(shuffledWithin(arrivals, BOUND, seed + 1), 113, new EmbeddedRocksDBStateBackend(), random))
                .as("seed %d", seed)
                .isEqualTo(expected);
    }
}
