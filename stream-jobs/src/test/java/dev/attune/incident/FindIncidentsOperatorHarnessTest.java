package dev.attune.incident;

import static dev.attune.domain.gate.TestingDrops.MINUTE;
import static dev.attune.domain.gate.TestingDrops.NOON;
import static dev.attune.domain.incident.TestingDeviations.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.incident.Deviation;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class FindIncidentsOperatorHarnessTest {

    private static final long EXPIRY = Policy.defaults().incident().expiry().toMillis();
    private static final int MINUTES = 30;

    private static OneInputStreamOperatorTestHarness<Deviation, Incident> harness() throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(new FindIncidentsOperator(Policy.defaults()));
        harness.setup(
                IncidentCodec.TYPE.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    private static void hear(OneInputStreamOperatorTestHarness<Deviation, ?> harness, int minute) throws Exception {
        long end = NOON + minute * MINUTE;
        harness.processElement(new StreamRecord<>(errors(end, "checkout", 5 + minute)));
        harness.processElement(new StreamRecord<>(errors(end, "search", 4 + minute)));
    }

    private static List<Incident> expected() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int minute = 1; minute <= MINUTES; minute++) {
                hear(harness, minute);
                harness.processWatermark(NOON + minute * MINUTE - 1);
            }
            harness.processWatermark(NOON + 2 * EXPIRY);
            return harness.extractOutputValues();
        }
    }

    @Test
    void what_deviates_opens_an_incident_and_silence_ends_it_at_its_deadline() throws Exception {
        List<Incident> told = expected();
        assertThat(told.get(0).state()).isEqualTo(EpisodeState.OPENED);
        assertThat(told.get(0).eventTime()).isEqualTo(NOON + MINUTE);
        assertThat(told).last().satisfies(last -> {
            assertThat(last.state()).isEqualTo(EpisodeState.EXPIRED);
            assertThat(last.eventTime()).isEqualTo(NOON + MINUTES * MINUTE + EXPIRY);
        });
    }

    @Test
    void how_far_a_watermark_jumps_changes_nothing() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int minute = MINUTES; minute >= 1; minute--) {
                hear(harness, minute);
            }
            harness.processWatermark(NOON + 2 * EXPIRY);
            assertThat(harness.extractOutputValues()).isEqualTo(expected());
        }
    }

    @Test
    void a_snapshot_changes_nothing_and_the_end_of_input_is_not_time() throws Exception {
        List<Incident> told = new ArrayList<>();
        OperatorSubtaskState state;
        try (var harness = harness()) {
            harness.open();
            for (int minute = 1; minute <= 15; minute++) {
                hear(harness, minute);
            }
            harness.processWatermark(NOON + 10 * MINUTE);
            state = harness.snapshot(1, 1);
            told.addAll(harness.extractOutputValues());
        }
        try (var harness = harness()) {
            harness.initializeState(state);
            harness.open();
            for (int minute = 16; minute <= MINUTES; minute++) {
                hear(harness, minute);
            }
            harness.processWatermark(NOON + MINUTES * MINUTE);
            harness.processWatermark(Watermark.MAX_WATERMARK);
            told.addAll(harness.extractOutputValues());
        }
        List<Incident> expected = expected();
        assertThat(told).isEqualTo(expected.subList(0, expected.size() - 1));
    }
}
