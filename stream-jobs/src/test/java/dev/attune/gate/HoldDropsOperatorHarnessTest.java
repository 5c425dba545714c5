package dev.attune.gate;

import static dev.attune.domain.gate.TestingDrops.MINUTE;
import static dev.attune.domain.gate.TestingDrops.NOON;
import static dev.attune.domain.gate.TestingDrops.SECOND;
import static dev.attune.domain.gate.TestingDrops.drop;
import static dev.attune.domain.gate.TestingDrops.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.customer.CustomerOutput;
import dev.attune.customer.Lineage;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.gate.Attachment;
import dev.attune.domain.incident.Incident;
import dev.attune.gate.GateCounts.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class HoldDropsOperatorHarnessTest {

    private static final long OPENED = NOON + 20 * SECOND;
    private static final long CLOSED = NOON + MINUTE;

    private static GateHarness harness() throws Exception {
        return new GateHarness(1, 0, new HashMapStateBackend()).opened();
    }

    private static EpisodeRevision opened(String customer) {
        return drop(customer, 1, EpisodeState.OPENED, OPENED, OPENED);
    }

    private static Incident open(long at) {
        return incident("i", 1, EpisodeState.OPENED, at, at);
    }

    @Test
    void a_drop_waits_until_both_inputs_have_passed_its_minute() throws Exception {
        try (GateHarness gate = harness()) {
            gate.drop(opened("c"));
            gate.passed(CLOSED - 1);
            assertThat(gate.revisions()).isEmpty();
            gate.processWatermark1(new Watermark(CLOSED + MINUTE));
            assertThat(gate.revisions()).isEmpty();
            gate.processWatermark2(new Watermark(CLOSED - 1));
            assertThat(gate.told())
                    .containsExactly(new CustomerOutput.Revision(
                            opened("c"), new Lineage("00-trace-01", 1_234, dev.attune.domain.event.Channel.WEB, null)));
            assertThat(gate.attachments()).isEmpty();
            assertThat(gate.suppressions()).isEmpty();
        }
    }

    @Test
    void an_incident_found_in_the_same_minute_explains_it_whichever_came_first() throws Exception {
        for (boolean incidentFirst : new boolean[] {true, false}) {
            try (GateHarness gate = harness()) {
                if (incidentFirst) {
                    gate.incident(open(CLOSED));
                }
                gate.drop(opened("c"));
                gate.processWatermark1(new Watermark(CLOSED + 10 * MINUTE));
                if (!incidentFirst) {
                    gate.incident(open(CLOSED));
                }
                gate.processWatermark2(new Watermark(CLOSED + 10 * MINUTE));

                assertThat(gate.revisions()).singleElement().satisfies(told -> {
                    assertThat(told.incidentId()).isEqualTo("i");
                    assertThat(told.route()).isEmpty();
                    assertThat(told.eventTime()).isEqualTo(OPENED);
                });
                assertThat(gate.attachments())
                        .containsExactly(new Attachment("i", opened("c").alertId(), CLOSED));
                assertThat(gate.suppressions())
                        .singleElement()
                        .satisfies(held -> assertThat(held.count()).isEqualTo(1));
                assertThat(gate.counts().of(Count.ATTACHED)).isEqualTo(1);
                assertThat(gate.counts().of(Count.ADDED)).isZero();
            }
        }
    }

    @Test
    void those_told_before_are_told_once_more_when_an_incident_is_found_that_explains_them() throws Exception {
        try (GateHarness gate = harness()) {
            gate.drop(opened("a"));
            gate.drop(opened("b"));
            gate.drop(drop("other", 1, EpisodeState.OPENED, OPENED, OPENED, "RETURNS", "delivery"));
            gate.incident(open(CLOSED + MINUTE));
            gate.passed(CLOSED + 5 * MINUTE);

            assertThat(gate.revisions())
                    .filteredOn(told -> told.revision() == 1)
                    .hasSize(3);
            assertThat(gate.revisions())
                    .filteredOn(told -> told.revision() == 2)
                    .hasSize(2)
                    .allSatisfy(told -> {
                        assertThat(told.incidentId()).isEqualTo("i");
                        assertThat(told.eventTime()).isEqualTo(CLOSED + MINUTE);
                    });
            assertThat(gate.told())
                    .filteredOn(told -> told.revision().revision() == 2)
                    .extracting(CustomerOutput.Revision::lineage)
                    .containsOnly(Lineage.DEADLINE);
            assertThat(gate.attachments()).hasSize(2);
            assertThat(gate.counts().of(Count.ADDED)).isEqualTo(2);
        }
    }

    @Test
    void after_its_end_an_incident_explains_nothing_new() throws Exception {
        try (GateHarness gate = harness()) {
            gate.incident(open(NOON));
            gate.incident(incident("i", 2, EpisodeState.RESOLVED, NOON, NOON + 3 * MINUTE));
            gate.drop(opened("in time"));
            gate.drop(drop("too late", 1, EpisodeState.OPENED, NOON + 4 * MINUTE, NOON + 4 * MINUTE));
            gate.passed(NOON + 10 * MINUTE);
            assertThat(gate.attachments())
                    .extracting(Attachment::alertId)
                    .containsExactly(opened("in time").alertId());
        }
    }

    @Test
    void idle_inputs_do_not_let_time_pass_that_the_other_still_brings() throws Exception {
        try (GateHarness gate = harness()) {
            gate.drop(opened("c"));
            gate.processWatermarkStatus2(WatermarkStatus.IDLE);
            gate.processWatermark1(new Watermark(CLOSED));
            gate.processWatermarkStatus1(WatermarkStatus.IDLE);
            assertThat(gate.revisions()).isEmpty();
            gate.processWatermarkStatus2(WatermarkStatus.ACTIVE);
            gate.incident(open(CLOSED));
            gate.processWatermark2(new Watermark(CLOSED));
            assertThat(gate.revisions()).extracting(EpisodeRevision::incidentId).containsExactly("i");
        }
    }

    @Test
    void the_end_of_input_is_not_time() throws Exception {
        try (GateHarness gate = harness()) {
            gate.drop(opened("c"));
            gate.passed(CLOSED - 1);
            gate.processWatermark1(Watermark.MAX_WATERMARK);
            gate.processWatermark2(Watermark.MAX_WATERMARK);
            assertThat(gate.revisions()).isEmpty();
            assertThat(gate.getOutput()).last().isEqualTo(Watermark.MAX_WATERMARK);
        }
    }

    @Test
    void one_input_that_ends_first_leaves_the_time_to_the_other() throws Exception {
        try (GateHarness gate = harness()) {
            gate.drop(opened("c"));
            gate.processWatermark1(Watermark.MAX_WATERMARK);
            gate.processWatermark2(new Watermark(CLOSED - 1));
            assertThat(gate.revisions()).hasSize(1);
        }
    }

    @Test
    void nothing_is_kept_of_a_customer_whose_drop_is_over() throws Exception {
        try (GateHarness gate = harness()) {
            gate.drop(opened("c"));
            gate.passed(CLOSED);
            assertThat(gate.numKeyedStateEntries()).isEqualTo(1);
            gate.drop(drop("c", 2, EpisodeState.RESOLVED, OPENED, CLOSED + MINUTE));
            gate.passed(CLOSED + MINUTE);
            assertThat(gate.numKeyedStateEntries()).isZero();
            assertThat(gate.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void a_second_restart_before_any_watermark_still_knows_what_was_in_force() throws Exception {
        OperatorSubtaskState state;
        try (GateHarness gate = harness()) {
            gate.incident(open(NOON));
            gate.passed(OPENED);
            state = gate.snapshot(1, 1);
        }
        try (GateHarness gate = new GateHarness(1, 0, new HashMapStateBackend()).restored(state, 1, 1, 0)) {
            state = gate.snapshot(2, 2);
        }
        try (GateHarness gate = new GateHarness(1, 0, new HashMapStateBackend()).restored(state, 1, 1, 0)) {
            assertThat(gate.inForce()).extracting(Incident::incidentId).containsExactly("i");
        }
    }

    /** Fifty customers over three hours with two incidents in them. */
    private static List<Object> history() {
        List<Object> history = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int customer = 0; customer < 50; customer++) {
            long at = NOON + random.nextInt(180) * MINUTE + random.nextInt(60) * SECOND;
            String id = "c" + customer;
            String reason = random.nextInt(3) == 0 ? "RETURNS" : "ERRORS";
            long openedAt = at;
            int revisions = 2 + random.nextInt(3);
            for (int revision = 1; revision <= revisions; revision++) {
                EpisodeState state = revision == 1
                        ? EpisodeState.OPENED
                        : revision == revisions ? EpisodeState.RESOLVED : EpisodeState.UPDATED;
                history.add(drop(id, revision, state, openedAt, at, reason, "checkout"));
                at += (1 + random.nextInt(1_500)) * SECOND;
            }
        }
        long first = NOON + 40 * MINUTE;
        history.add(incident("i", 1, EpisodeState.OPENED, first, first));
        history.add(incident("i", 2, EpisodeState.UPDATED, first, first + 5 * MINUTE));
        history.add(incident("i", 3, EpisodeState.RESOLVED, first, first + 30 * MINUTE));
        long second = NOON + 120 * MINUTE;
        history.add(incident("j", 1, EpisodeState.OPENED, second, second));
        history.add(incident("j", 2, EpisodeState.EXPIRED, second, second + 25 * MINUTE));
        history.sort(java.util.Comparator.comparingLong(HoldDropsOperatorHarnessTest::time));
        return history;
    }

    private static long time(Object told) {
        return told instanceof Incident incident ? incident.eventTime() : ((EpisodeRevision) told).eventTime();
    }

    private static void feed(GateHarness gate, Object told) throws Exception {
        if (told instanceof Incident incident) {
            gate.incident(incident);
        } else {
            gate.drop((EpisodeRevision) told);
        }
    }

    private static List<String> run(StateBackend backend, int batch) throws Exception {
        try (GateHarness gate = new GateHarness(1, 0, backend).opened()) {
            List<Object> history = history();
            for (int i = 0; i < history.size(); i++) {
                feed(gate, history.get(i));
                if ((i + 1) % batch == 0 && i + 1 < history.size()) {
                    gate.passed(time(history.get(i + 1)) - SECOND);
                }
            }
            gate.passed(NOON + 600 * MINUTE);
            return gate.everything();
        }
    }

    @Test
    void how_far_a_watermark_jumps_and_where_state_is_kept_changes_nothing() throws Exception {
        List<String> expected = run(new HashMapStateBackend(), 1);
        assertThat(expected)
                .filteredOn(told -> told.startsWith("Attachment"))
                .hasSizeGreaterThan(5)
                .anyMatch(told -> told.contains("incidentId=j"));
        assertThat(run(new HashMapStateBackend(), 7)).isEqualTo(expected);
        assertThat(run(new HashMapStateBackend(), 1_000)).isEqualTo(expected);
        assertThat(run(new EmbeddedRocksDBStateBackend(), 20)).isEqualTo(expected);
    }

    @Test
    void a_snapshot_and_a_rescale_change_nothing() throws Exception {
        List<String> expected = run(new HashMapStateBackend(), 1);
        List<Object> history = history();
        for (int cut = 3; cut < history.size(); cut += 11) {
            List<String> told = new ArrayList<>();
            OperatorSubtaskState state;
            try (GateHarness gate = harness()) {
                for (Object each : history.subList(0, cut)) {
                    feed(gate, each);
                }
                gate.passed(time(history.get(cut - 1)) - 20 * SECOND);
                state = gate.snapshot(1, 1);
                told.addAll(gate.everything());
            }
            OperatorSubtaskState packed = AbstractStreamOperatorTestHarness.repackageState(state);
            for (int subtask = 0; subtask < 2; subtask++) {
                try (GateHarness gate =
                        new GateHarness(2, subtask, new HashMapStateBackend()).restored(packed, 1, 2, subtask)) {
                    for (Object each : history.subList(cut, history.size())) {
                        if (each instanceof Incident || isOf(subtask, (EpisodeRevision) each)) {
                            feed(gate, each);
                        }
                    }
                    gate.passed(NOON + 600 * MINUTE);
                    told.addAll(gate.everything());
                }
            }
            told.sort(null);
            assertThat(told).as("cut at " + cut).isEqualTo(expected);
        }
    }

    private static boolean isOf(int subtask, EpisodeRevision drop) {
        return org.apache.flink.runtime.state.KeyGroupRangeAssignment.assignKeyToParallelOperator(
                        drop.customerId(), GateHarness.MAX_PARALLELISM, 2)
                == subtask;
    }
}
