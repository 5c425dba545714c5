package dev.attune.control;

import static dev.attune.control.TestingControl.feed;
import static dev.attune.control.TestingControl.model;
import static dev.attune.control.TestingControl.stated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.policy.Policy;
import dev.attune.intake.Arrival;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RejectionReason;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActivateControlOperatorHarnessTest {

    private static final long MINUTE = 60_000;
    private static final long NOON = 1_767_268_800_000L; // 2026-01-01T12:00:00Z

    private static final class Harness
            extends TwoInputStreamOperatorTestHarness<Arrival, ControlRecord, ControlChange> {

        Harness(ControlLog log, @Nullable OperatorSubtaskState state) throws Exception {
            super(new ActivateControlOperator(log, Policy.defaults()), 1, 1, 0);
            setup(ControlChangeCodec.TYPE.createSerializer(getExecutionConfig().getSerializerConfig()));
            if (state != null) {
                initializeState(state);
            }
            open();
        }

        void write(ControlChange change) throws Exception {
            processElement2(new StreamRecord<>(stated(change)));
        }

        void time(long watermark) throws Exception {
            processWatermark1(new Watermark(watermark));
        }

        List<Object> sent() {
            return getOutput().stream()
                    .map(element -> element instanceof StreamRecord<?> record ? record.getValue() : element)
                    .toList();
        }

        List<ControlChange> moved() {
            return side(getSideOutput(ActivateControlOperator.MOVED).stream())
                    .map(MovedChange::change)
                    .toList();
        }

        List<RejectionReason> refused() {
            var refused = getSideOutput(ActivateControlOperator.REJECTED);
            return refused == null
                    ? List.of()
                    : side(refused.stream()).map(RejectedRecord::reason).toList();
        }

        private static <T> Stream<T> side(Stream<StreamRecord<T>> records) {
            return records.map(StreamRecord::getValue);
        }
    }

    private static Harness open(ControlRecord... log) throws Exception {
        List<ControlRecord> records = List.of(log);
        return new Harness(() -> records, null);
    }

    @Test
    void a_change_ahead_of_time_holds_from_its_own_instant_and_goes_before_the_time() throws Exception {
        try (Harness harness = open()) {
            ControlChange march = model("march", true, NOON + 30_500);
            harness.time(NOON);
            harness.write(march);
            harness.time(NOON + MINUTE);

            assertThat(harness.sent()).containsExactly(new Watermark(NOON), march, new Watermark(NOON + MINUTE));
            assertThat(harness.getSideOutput(ActivateControlOperator.MOVED)).isNull();
        }
    }

    @Test
    void a_change_after_its_time_holds_from_the_next_full_minute_and_the_log_is_told_so() throws Exception {
        try (Harness harness = open()) {
            ControlChange march = model("march", true, NOON - MINUTE);
            harness.time(NOON + 1);
            harness.write(march);

            ControlChange moved = march.movedTo(NOON + MINUTE);
            assertThat(harness.sent()).containsExactly(new Watermark(NOON + 1), moved);
            assertThat(harness.moved()).containsExactly(moved);
            assertThat(moved.key()).isEqualTo(march.key()).isEqualTo("march@2026-01-01T11:59:00Z");
        }
    }

    @Test
    void what_stood_on_the_topics_is_sent_before_any_time_and_its_own_instants_hold() throws Exception {
        ControlChange march = model("march", true, NOON - MINUTE);
        ControlChange april = model("april", true, NOON + MINUTE);
        try (Harness harness = open(stated(march), stated(april))) {
            harness.time(NOON);

            assertThat(harness.sent()).containsExactly(march, april, new Watermark(NOON));
        }
    }

    @Test
    void a_replay_honours_the_instant_that_an_earlier_run_wrote_to_the_log() throws Exception {
        ControlChange march = model("march", true, NOON - MINUTE);
        ControlChange moved = march.movedTo(NOON + MINUTE);
        for (List<ControlRecord> log :
                List.<List<ControlRecord>>of(List.of(stated(march), stated(moved)), List.of(stated(moved)))) {
            try (Harness harness = new Harness(() -> log, null)) {
                harness.time(NOON - 2 * MINUTE);
                log.forEach(record -> write(harness, record));

                assertThat(harness.sent()).containsExactly(moved, new Watermark(NOON - 2 * MINUTE));
            }
        }
    }

    private static void write(Harness harness, ControlRecord record) {
        try {
            harness.processElement2(new StreamRecord<>(record));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void after_a_restart_decisions_stand_and_what_was_written_meanwhile_is_judged_by_the_time_saved() throws Exception {
        ControlChange march = model("march", true, NOON - MINUTE);
        ControlChange tooLate = model("april", true, NOON + 1);
        ControlChange inTime = model("may", true, NOON + 3 * MINUTE);
        OperatorSubtaskState saved;
        try (Harness harness = open()) {
            harness.time(NOON + 10);
            harness.write(march);
            saved = harness.snapshot(1, 1);
        }
        List<ControlRecord> log = List.of(stated(march), stated(tooLate), stated(inTime));
        try (Harness harness = new Harness(() -> log, saved)) {
            harness.time(NOON);
            log.forEach(record -> write(harness, record));

            assertThat(harness.sent()).containsExactly(tooLate.movedTo(NOON + MINUTE), inTime, new Watermark(NOON));
        }
    }

    @Test
    void a_version_published_again_is_a_change_of_its_own() throws Exception {
        try (Harness harness = open()) {
            harness.write(model("march", true, NOON));
            harness.write(model("april", false, NOON + MINUTE));
            harness.write(model("march", true, NOON + 2 * MINUTE));
            harness.write(model("march", true, NOON + 2 * MINUTE));

            assertThat(harness.sent()).hasSize(3);
            assertThat(harness.refused()).isEmpty();
        }
    }

    @Test
    void what_cannot_be_judged_by_is_refused_by_name_and_nothing_stops() throws Exception {
        try (Harness harness = open()) {
            harness.write(new ControlChange(ControlKind.MODEL, "v", "{\"version\": \"v\", \"colour\": 1}", NOON, NOON));
            harness.write(new ControlChange(ControlKind.MODEL, "v", model("w", true), NOON, NOON));
            harness.write(
                    new ControlChange(ControlKind.MODEL, "v", model("v", true).replace("0.5", "NaN"), NOON, NOON));
            harness.write(new ControlChange(ControlKind.MODEL, "v", "[".repeat(100_000), NOON, NOON));
            harness.write(feed("WEATHER", "STALE", NOON));
            harness.write(feed("CLICK", "TIRED", NOON));
            assertThat(harness.refused()).hasSize(6).containsOnly(RejectionReason.INVALID_DOCUMENT);

            harness.write(model("v", true, NOON));
            harness.write(model("v", false, NOON + MINUTE));
            harness.write(feed("CLICK", "STALE", NOON));
            assertThat(harness.refused()).hasSize(7).last().isEqualTo(RejectionReason.CONFLICTING);
            assertThat(harness.sent()).containsExactly(model("v", true, NOON), feed("CLICK", "STALE", NOON));
        }
    }

    @Test
    void the_control_topics_themselves_tell_no_time_and_the_end_of_a_run_is_none() throws Exception {
        try (Harness harness = open()) {
            harness.time(NOON);
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            harness.time(Long.MAX_VALUE);
            harness.write(model("march", true, NOON + 1));

            assertThat(harness.sent())
                    .containsExactly(new Watermark(NOON), Watermark.MAX_WATERMARK, model("march", true, NOON + 1));
        }
    }
}
