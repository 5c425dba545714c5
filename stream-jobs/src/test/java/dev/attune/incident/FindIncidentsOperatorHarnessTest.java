package dev.attune.incident;

import static dev.attune.domain.gate.TestingDrops.MINUTE;
import static dev.attune.domain.gate.TestingDrops.NOON;
import static dev.attune.domain.incident.TestingDeviations.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.control.ControlChange;
import dev.attune.control.TestingControl;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.incident.Deviation;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.StartingPolicy;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class FindIncidentsOperatorHarnessTest {

    private static final long EXPIRY = Policy.defaults().incident().expiry().toMillis();
    private static final int MINUTES = 30;

    private static final class Harness extends TwoInputStreamOperatorTestHarness<Deviation, ControlChange, Incident> {

        Harness() throws Exception {
            super(new FindIncidentsOperator(StartingPolicy.of(Policy.defaults())));
        }

        void processWatermark(long time) throws Exception {
            processWatermark1(new Watermark(time));
            processWatermark2(new Watermark(time));
        }

        List<Incident> told() {
            return getOutput().stream()
                    .filter(StreamRecord.class::isInstance)
                    .map(record -> (Incident) ((StreamRecord<?>) record).getValue())
                    .toList();
        }
    }

    private static Harness harness() throws Exception {
        var harness = new Harness();
        harness.setup(
                IncidentCodec.TYPE.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    private static void hear(Harness harness, int minute) throws Exception {
        long end = NOON + minute * MINUTE;
        harness.processElement1(new StreamRecord<>(errors(end, "checkout", 5 + minute)));
        harness.processElement1(new StreamRecord<>(errors(end, "search", 4 + minute)));
    }

    private static List<Incident> expected() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int minute = 1; minute <= MINUTES; minute++) {
                hear(harness, minute);
                harness.processWatermark(NOON + minute * MINUTE - 1);
            }
            harness.processWatermark(NOON + 2 * EXPIRY);
            return harness.told();
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
            assertThat(harness.told()).isEqualTo(expected());
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
            told.addAll(harness.told());
        }
        try (var harness = harness()) {
            harness.initializeState(state);
            harness.open();
            for (int minute = 16; minute <= MINUTES; minute++) {
                hear(harness, minute);
            }
            harness.processWatermark(NOON + MINUTES * MINUTE);
            harness.processWatermark(Long.MAX_VALUE);
            told.addAll(harness.told());
        }
        List<Incident> expected = expected();
        assertThat(told).isEqualTo(expected.subList(0, expected.size() - 1));
    }

    @Test
    void how_long_an_incident_may_be_silent_can_change_while_it_is_at_the_minute_of_the_change() throws Exception {
        long heard = NOON + MINUTES * MINUTE;
        ControlChange longer = TestingControl.policy("longer", "incident: {expiry: P10D}", heard + EXPIRY / 2);
        long cut = heard + 2 * EXPIRY + 500;
        ControlChange shorter = TestingControl.policy("shorter", "incident: {expiry: PT1H}", cut);
        for (boolean atOnce : List.of(true, false)) {
            OperatorSubtaskState state;
            try (var harness = harness()) {
                harness.open();
                harness.processElement2(new StreamRecord<>(shorter));
                harness.processElement2(new StreamRecord<>(longer));
                for (int minute = 1; minute <= MINUTES; minute++) {
                    hear(harness, minute);
                }
                harness.processWatermark(atOnce ? heard + 20 * EXPIRY : heard + EXPIRY + 5 * MINUTE);
                state = harness.snapshot(1, 1);
                if (atOnce) {
                    assertEndedByTheShorter(harness.told(), cut);
                } else {
                    assertThat(harness.told()).noneMatch(told -> told.state() == EpisodeState.EXPIRED);
                }
            }
            if (!atOnce) {
                try (var harness = harness()) {
                    harness.initializeState(state);
                    harness.open();
                    harness.processWatermark(cut + MINUTE);
                    assertEndedByTheShorter(harness.told(), cut);
                }
            }
        }
    }

    private static void assertEndedByTheShorter(List<Incident> told, long cut) {
        assertThat(told).last().satisfies(last -> {
            assertThat(last.state()).isEqualTo(EpisodeState.EXPIRED);
            assertThat(last.policyVersion()).isEqualTo("shorter");
            assertThat(last.eventTime()).isEqualTo(Math.floorDiv(cut, MINUTE) * MINUTE + MINUTE);
        });
    }
}
