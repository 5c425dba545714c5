package dev.attune.customer;

import static dev.attune.control.TestingControl.feed;
import static dev.attune.control.TestingControl.model;
import static dev.attune.control.TestingControl.policy;
import static dev.attune.customer.TestingArrivals.START;
import static dev.attune.customer.TestingArrivals.population;
import static dev.attune.customer.TestingArrivals.purchase;
import static dev.attune.customer.TestingArrivals.shuffledWithin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.control.ControlChange;
import dev.attune.control.ControlKind;
import dev.attune.customer.CustomerCounts.Count;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.policy.FrozenPolicy;
import dev.attune.domain.policy.Policy;
import dev.attune.intake.Arrival;
import dev.attune.policy.PolicyReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ControlHarnessTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long BOUND = 2_000;
    private static final long CHANGE = START + 100 * DAY + 250;
    private static final long END = START + 220 * DAY;

    private static CustomerHarness live(StateBackend backend) throws Exception {
        return harness(1, 0, backend, FrozenPolicy.frozen());
    }

    private static CustomerHarness harness(int parallelism, int subtask, StateBackend backend, Policy policy)
            throws Exception {
        return new CustomerHarness(
                parallelism,
                subtask,
                backend,
                new CustomerSettings(policy, Long.MIN_VALUE, Duration.ofDays(1_000), false));
    }

    private static void feedAll(CustomerHarness harness, List<Arrival> arrivals, int batch) throws Exception {
        long newest = Long.MIN_VALUE;
        int fed = 0;
        for (Arrival arrival : arrivals) {
            newest = Math.max(newest, arrival.interaction().eventTime());
            harness.processElement(new StreamRecord<>(arrival));
            if (++fed % batch == 0) {
                harness.processWatermark(newest - BOUND - 1);
            }
        }
    }

    private static void hear(CustomerHarness harness, ControlChange change) throws Exception {
        harness.processElement2(new StreamRecord<>(change));
    }

    private static List<String> run(List<Arrival> arrivals, int batch, StateBackend backend, ControlChange... changes)
            throws Exception {
        try (CustomerHarness harness = live(backend).opened()) {
            for (ControlChange change : changes) {
                hear(harness, change);
            }
            feedAll(harness, arrivals, batch);
            harness.processWatermark(END - 1);
            return harness.told();
        }
    }

    @Test
    void every_alert_is_judged_by_the_model_of_its_tick_and_names_it() throws Exception {
        List<Arrival> arrivals = population(7, 40, 200);
        try (CustomerHarness harness = live(new HashMapStateBackend()).opened()) {
            hear(harness, model("gloomy", true, CHANGE));
            hear(harness, model("sunny", false, CHANGE + 50 * DAY));
            feedAll(harness, arrivals, 10);
            harness.processWatermark(END - 1);

            assertThat(harness.revisions())
                    .hasSizeGreaterThan(20)
                    .allSatisfy(
                            revision -> assertThat(revision.modelVersion()).isEqualTo(modelAt(revision.eventTime())));
            assertThat(harness.revisions())
                    .extracting(EpisodeRevision::modelVersion)
                    .contains("frozen", "gloomy", "sunny");
            long known = arrivals.stream()
                    .filter(arrival -> arrival.interaction().eventTime() < CHANGE)
                    .map(arrival -> arrival.interaction().customerId())
                    .distinct()
                    .count();
            assertThat(harness.counts().of(Count.REASSESSED)).isBetween(2 * known, 2 * 40L);
        }
    }

    /** The tick of the change is the first that is judged by it; a tick is judged as of its end. */
    private static String modelAt(long eventTime) {
        long tick = eventTime / 1_000 - 1;
        if (tick < CHANGE / 1_000) {
            return "frozen";
        }
        return tick < (CHANGE + 50 * DAY) / 1_000 ? "gloomy" : "sunny";
    }

    @Test
    void the_same_changes_give_the_same_alerts_whatever_the_order_the_pace_and_the_backend() throws Exception {
        List<Arrival> arrivals = population(7, 40, 200);
        ControlChange gloomy = model("gloomy", true, CHANGE);
        ControlChange sunny = model("sunny", false, CHANGE + 50 * DAY);
        List<String> expected = run(arrivals, 1, new HashMapStateBackend(), gloomy, sunny);
        assertThat(expected).isNotEqualTo(run(arrivals, 1, new HashMapStateBackend()));

        assertThat(run(shuffledWithin(arrivals, BOUND, 1), 97, new HashMapStateBackend(), sunny, gloomy))
                .isEqualTo(expected);
        assertThat(run(
                        shuffledWithin(arrivals, BOUND, 2),
                        Integer.MAX_VALUE,
                        new EmbeddedRocksDBStateBackend(),
                        sunny,
                        gloomy))
                .isEqualTo(expected);
    }

    @Test
    void a_snapshot_before_and_after_a_change_and_a_rescale_change_nothing() throws Exception {
        List<Arrival> arrivals = population(11, 30, 150);
        ControlChange gloomy = model("gloomy", true, CHANGE);
        ControlChange sunny = model("sunny", false, CHANGE + 50 * DAY);
        List<String> expected = run(arrivals, 10, new HashMapStateBackend(), gloomy, sunny);
        for (int cut : new int[] {arrivals.size() / 2, 4 * arrivals.size() / 5}) {
            List<Arrival> before = arrivals.subList(0, cut);
            List<Arrival> after = arrivals.subList(cut, arrivals.size());
            List<String> told = new ArrayList<>();
            OperatorSubtaskState snapshot;
            try (CustomerHarness harness = live(new HashMapStateBackend()).opened()) {
                hear(harness, gloomy);
                hear(harness, sunny);
                feedAll(harness, before, 10);
                snapshot = AbstractStreamOperatorTestHarness.repackageState(harness.snapshot(1, 1));
                told.addAll(harness.told());
            }
            for (int subtask = 0; subtask < 2; subtask++) {
                try (CustomerHarness harness = harness(2, subtask, new HashMapStateBackend(), FrozenPolicy.frozen())
                        .restored(snapshot, 1, 2, subtask)) {
                    feedAll(harness, owned(after, subtask), 10);
                    harness.processWatermark(END - 1);
                    told.addAll(harness.told());
                }
            }
            assertThat(told.stream().sorted().toList()).as("cut at " + cut).isEqualTo(expected);
        }
    }

    private static List<Arrival> owned(List<Arrival> arrivals, int subtask) {
        return arrivals.stream()
                .filter(arrival -> KeyGroupRangeAssignment.assignKeyToParallelOperator(
                                arrival.interaction().customerId(), CustomerHarness.MAX_PARALLELISM, 2)
                        == subtask)
                .toList();
    }

    @Test
    void silent_customers_are_judged_anew_in_the_tick_of_the_change_once() throws Exception {
        try (CustomerHarness harness = live(new HashMapStateBackend()).opened()) {
            for (int week = 0; week < 12; week++) {
                harness.processElement(new StreamRecord<>(purchase("quiet", "p" + week, START + week * 7 * DAY, 30)));
                harness.processElement(new StreamRecord<>(purchase("loud", "q" + week, START + week * 7 * DAY, 30)));
            }
            hear(harness, model("gloomy", true, CHANGE));
            harness.processWatermark(CHANGE - 1_000);
            long before = harness.counts().of(Count.ASSESSED);
            assertThat(harness.revisions()).isEmpty();

            harness.processElement(new StreamRecord<>(purchase("loud", "last", CHANGE + 100, 30)));
            harness.processWatermark(CHANGE + 1_000);

            assertThat(harness.counts().of(Count.ASSESSED) - before).isEqualTo(2);
            assertThat(harness.counts().of(Count.REASSESSED)).isEqualTo(1);
            assertThat(harness.revisions()).singleElement().satisfies(revision -> {
                assertThat(revision.customerId()).isEqualTo("quiet");
                assertThat(revision.eventTime()).isEqualTo(CHANGE - 250 + 1_000);
                assertThat(revision.modelVersion()).isEqualTo("gloomy");
            });
            assertThat(harness.numEventTimeTimers()).isEqualTo(2);
        }
    }

    @Test
    void no_tick_is_judged_before_control_has_passed_it_and_no_idle_input_is_believed() throws Exception {
        try (CustomerHarness harness = live(new HashMapStateBackend()).opened()) {
            harness.processElement(new StreamRecord<>(purchase("a", "p", START, 30)));
            harness.processWatermarkStatus2(WatermarkStatus.IDLE);
            harness.processWatermark1(new Watermark(START + DAY));
            assertThat(harness.counts().of(Count.ASSESSED)).isZero();

            harness.processWatermarkStatus1(WatermarkStatus.IDLE);
            harness.processWatermark2(new Watermark(START + 2 * DAY));
            assertThat(harness.counts().of(Count.ASSESSED)).isEqualTo(1);
            harness.processElement(new StreamRecord<>(purchase("a", "q", START + DAY + 1_000, 30)));
            assertThat(harness.counts().of(Count.LATE)).isZero();
        }
    }

    @Test
    void a_named_version_is_taken_up_when_it_is_there_and_others_are_not() throws Exception {
        Policy defaults = FrozenPolicy.frozen();
        Policy asking = new Policy(
                "asking",
                "gloomy",
                defaults.parametersVersion(),
                defaults.churn(),
                defaults.experience(),
                defaults.journey(),
                defaults.episode(),
                defaults.health(),
                defaults.confidence(),
                defaults.retention(),
                defaults.incident(),
                defaults.touchpoints(),
                defaults.ignore(),
                defaults.routes());
        try (CustomerHarness harness =
                harness(1, 0, new HashMapStateBackend(), asking).opened()) {
            hear(harness, model("gloomy", true, CHANGE));
            hear(harness, model("sunny", false, CHANGE + 50 * DAY));
            feedAll(harness, population(7, 40, 200), 10);
            harness.processWatermark(END - 1);

            assertThat(harness.revisions())
                    .allSatisfy(revision -> assertThat(revision.modelVersion())
                            .isEqualTo(modelAt(revision.eventTime()).replace("sunny", "gloomy")));
        }
    }

    @Test
    void a_model_that_a_new_policy_does_not_allow_is_passed_over_after_a_restart() throws Exception {
        String learned = "{\"version\": \"learned\", \"evidence\": {\"late-delivery\": 0.3}}";
        OperatorSubtaskState snapshot;
        try (CustomerHarness harness = live(new HashMapStateBackend()).opened()) {
            hear(harness, new ControlChange(ControlKind.MODEL, "learned", learned, CHANGE, CHANGE));
            for (int week = 0; week < 12; week++) {
                harness.processElement(new StreamRecord<>(purchase("a", "p" + week, START + week * 7 * DAY, 30)));
            }
            harness.processWatermark(CHANGE + 1_000);
            snapshot = AbstractStreamOperatorTestHarness.repackageState(harness.snapshot(1, 1));
        }
        Policy without = PolicyReader.read("version: without\nchurn: {evidence: {late-delivery: null}}");
        try (CustomerHarness harness =
                harness(1, 0, new HashMapStateBackend(), without).restored(snapshot, 1, 1, 0)) {
            harness.processWatermark(END - 1);

            assertThat(harness.revisions())
                    .isNotEmpty()
                    .allSatisfy(revision -> assertThat(revision.modelVersion()).isEqualTo(without.parametersVersion()));
        }
    }

    @Test
    void every_alert_is_judged_by_the_policy_of_its_tick_and_names_it() throws Exception {
        List<Arrival> arrivals = population(7, 40, 200);
        ControlChange eager = policy("eager", "churn: {enter-probability: 0.75}", CHANGE);
        ControlChange shy = policy("shy", "churn: {enter-probability: 0.95}", CHANGE + 50 * DAY);
        try (CustomerHarness harness = live(new HashMapStateBackend()).opened()) {
            hear(harness, shy);
            hear(harness, eager);
            feedAll(harness, arrivals, 10);
            harness.processWatermark(END - 1);

            assertThat(harness.revisions())
                    .hasSizeGreaterThan(20)
                    .allSatisfy(
                            revision -> assertThat(revision.policyVersion()).isEqualTo(policyAt(revision.eventTime())));
            assertThat(harness.revisions())
                    .extracting(EpisodeRevision::policyVersion)
                    .contains("frozen", "eager", "shy");
        }
        List<String> expected = run(arrivals, 1, new HashMapStateBackend(), eager, shy);
        assertThat(run(shuffledWithin(arrivals, BOUND, 3), 97, new EmbeddedRocksDBStateBackend(), shy, eager, shy))
                .isEqualTo(expected);
    }

    private static String policyAt(long eventTime) {
        return modelAt(eventTime).replace("gloomy", "eager").replace("sunny", "shy");
    }

    @Test
    void the_tick_of_a_change_is_judged_by_the_new_policy_whole_and_the_one_before_it_by_the_old() throws Exception {
        try (CustomerHarness harness = live(new HashMapStateBackend()).opened()) {
            for (int week = 0; week < 12; week++) {
                for (String customer : List.of("before", "early", "late", "silent")) {
                    harness.processElement(
                            new StreamRecord<>(purchase(customer, customer + week, START + week * 7 * DAY, 30)));
                }
            }
            hear(harness, policy("told", "health: {risk-step: 0.000001, index-step: 0.000001}", CHANGE));
            harness.processWatermark(CHANGE - 2_000);
            harness.getOutput().clear();
            long before = harness.counts().of(Count.ASSESSED);
            harness.processElement(new StreamRecord<>(purchase("before", "last", CHANGE - 300, 30)));
            harness.processElement(new StreamRecord<>(purchase("early", "last", CHANGE - 200, 30)));
            harness.processElement(new StreamRecord<>(purchase("late", "last", CHANGE + 700, 30)));
            harness.processWatermark(CHANGE + 10_000);

            // Each in one tick by one policy: the change holds from the start of the tick its instant lies in.
            assertThat(harness.counts().of(Count.ASSESSED) - before).isEqualTo(5);
            assertThat(harness.counts().of(Count.REASSESSED)).isEqualTo(2);
            assertThat(harness.told())
                    .filteredOn(told -> told.contains("customerId=before") || told.contains("before,"))
                    .anySatisfy(told -> assertThat(told).contains("frozen"));
        }
    }

    @Test
    void a_model_stays_in_force_over_a_new_policy_as_long_as_that_asks_for_it() throws Exception {
        try (CustomerHarness harness = live(new HashMapStateBackend()).opened()) {
            hear(harness, model("gloomy", true, START));
            hear(harness, policy("winter", "churn: {minimum-age-days: 20}", CHANGE));
            hear(harness, policy("own", "model-version: none", CHANGE + 50 * DAY));
            feedAll(harness, population(7, 40, 200), 10);
            harness.processWatermark(END - 1);

            assertThat(harness.revisions())
                    .extracting(revision -> revision.policyVersion() + "/" + revision.modelVersion())
                    .containsOnly("frozen/gloomy", "winter/gloomy", "own/default-1");
        }
    }

    @Test
    void word_of_a_feed_has_everybody_judged_anew_and_is_known_after_a_restart() throws Exception {
        try (CustomerHarness harness = live(new HashMapStateBackend()).opened()) {
            harness.processElement(new StreamRecord<>(purchase("a", "p", START, 30)));
            hear(harness, feed("CLICK", "STALE", START + 5_000).movedTo(START + 60_000));
            hear(harness, feed("CLICK", "LIVE", START + 90_000));
            harness.processWatermark(START + 100_000);

            assertThat(harness.counts().of(Count.REASSESSED)).isEqualTo(2);
        }
    }
}
