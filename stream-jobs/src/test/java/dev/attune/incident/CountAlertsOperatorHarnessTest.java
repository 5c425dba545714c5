package dev.attune.incident;

import static dev.attune.domain.gate.TestingDrops.MINUTE;
import static dev.attune.domain.gate.TestingDrops.NOON;
import static dev.attune.domain.gate.TestingDrops.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.gate.Attachment;
import dev.attune.domain.incident.Incident;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class CountAlertsOperatorHarnessTest {

    private static TwoInputStreamOperatorTestHarness<Attachment, Incident, Incident> harness(long emitFrom)
            throws Exception {
        var harness = new TwoInputStreamOperatorTestHarness<>(new CountAlertsOperator(emitFrom));
        harness.setup(
                IncidentCodec.TYPE.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    private static void attach(TwoInputStreamOperatorTestHarness<Attachment, ?, ?> harness, String alert, long at)
            throws Exception {
        harness.processElement1(new StreamRecord<>(new Attachment("i", alert, at)));
    }

    private static void hear(TwoInputStreamOperatorTestHarness<?, Incident, ?> harness, Incident incident)
            throws Exception {
        harness.processElement2(new StreamRecord<>(incident));
    }

    private static void passed(TwoInputStreamOperatorTestHarness<?, ?, ?> harness, long instant) throws Exception {
        harness.processWatermark1(new Watermark(instant - 1));
        harness.processWatermark2(new Watermark(instant - 1));
    }

    private static List<Incident> told(TwoInputStreamOperatorTestHarness<?, ?, Incident> harness) {
        return harness.extractOutputValues();
    }

    @Test
    void an_incident_waits_for_the_gates() throws Exception {
        try (var harness = harness(Long.MIN_VALUE)) {
            harness.open();
            hear(harness, incident("i", 1, EpisodeState.OPENED, NOON, NOON));
            harness.processWatermark2(new Watermark(NOON + MINUTE));
            assertThat(told(harness)).isEmpty();
            attach(harness, "a", NOON);
            harness.processWatermark1(new Watermark(NOON - 1));
            assertThat(told(harness))
                    .containsExactly(
                            incident("i", 1, EpisodeState.OPENED, NOON, NOON).withAlertsInhibited(1));
        }
    }

    @Test
    void a_snapshot_changes_nothing_and_the_end_of_input_is_not_time() throws Exception {
        OperatorSubtaskState state;
        try (var harness = harness(Long.MIN_VALUE)) {
            harness.open();
            hear(harness, incident("i", 1, EpisodeState.OPENED, NOON, NOON));
            attach(harness, "a", NOON);
            passed(harness, NOON);
            attach(harness, "b", NOON + 1);
            state = harness.snapshot(1, 1);
        }
        try (var harness = harness(Long.MIN_VALUE)) {
            harness.initializeState(state);
            harness.open();
            attach(harness, "c", NOON + MINUTE);
            passed(harness, NOON + MINUTE);
            hear(harness, incident("i", 2, EpisodeState.RESOLVED, NOON, NOON + 9 * MINUTE));
            passed(harness, NOON + 9 * MINUTE);
            assertThat(told(harness))
                    .extracting(Incident::revision, Incident::state, Incident::alertsInhibited)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(2, EpisodeState.UPDATED, 3L),
                            org.assertj.core.groups.Tuple.tuple(3, EpisodeState.RESOLVED, 3L));
            hear(harness, incident("j", 1, EpisodeState.OPENED, NOON + 10 * MINUTE, NOON + 10 * MINUTE));
            harness.processWatermark1(Watermark.MAX_WATERMARK);
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            assertThat(told(harness)).hasSize(2);
        }
    }

    @Test
    void what_opened_before_the_first_instant_to_tell_is_silenced_to_its_end() throws Exception {
        try (var harness = harness(NOON + 1)) {
            harness.open();
            hear(harness, incident("i", 1, EpisodeState.OPENED, NOON, NOON));
            hear(harness, incident("i", 2, EpisodeState.RESOLVED, NOON, NOON + 9 * MINUTE));
            hear(harness, incident("j", 1, EpisodeState.OPENED, NOON + MINUTE, NOON + MINUTE));
            passed(harness, NOON + 10 * MINUTE);
            assertThat(told(harness)).extracting(Incident::incidentId).containsExactly("j");
        }
    }
}
