package dev.attune.control;

import static dev.attune.control.TestingControl.feed;
import static dev.attune.control.TestingControl.model;
import static dev.attune.control.TestingControl.policy;
import static dev.attune.control.TestingControl.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.domain.policy.Policy;
import dev.attune.intake.Arrival;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RejectionReason;
import dev.attune.policy.StartingPolicy;
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
            super(new ActivateControlOperator(log, StartingPolicy.of(Policy.defaults())), 1, 1, 0);
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

        List<MovedRecord> moved() {
            return side(getSideOutput(ActivateControlOperator.MOVED).stream()).toList();
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
            assertThat(harness.moved())
                    .extracting(MovedRecord::key, MovedRecord::statedAt, MovedRecord::effectiveAt)
                    .containsExactly(tuple(moved.key(), moved.statedAt(), moved.effectiveAt()));
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

            assertThat(harness.sent())
                    .containsExactly(
                            march.movedTo(NOON + MINUTE), tooLate.movedTo(NOON + MINUTE), inTime, new Watermark(NOON));
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
    void a_policy_holds_from_its_instant_or_the_next_full_minute_and_a_version_is_one_document_for_ever()
            throws Exception {
        try (Harness harness = open()) {
            ControlChange winter = policy("winter", "churn: {enter-probability: 0.8}", NOON - MINUTE);
            ControlChange spring = policy("spring", "", NOON + 5 * MINUTE);
            harness.time(NOON);
            harness.write(winter);
            harness.write(spring);
            harness.write(policy("winter", "churn: {enter-probability: 0.7}", NOON + 7 * MINUTE));
            harness.write(policy("winter", "churn: {enter-probability: 0.8}", NOON + 9 * MINUTE));

            assertThat(harness.sent())
                    .containsExactly(
                            new Watermark(NOON),
                            winter.movedTo(NOON + MINUTE),
                            spring,
                            policy("winter", "churn: {enter-probability: 0.8}", NOON + 9 * MINUTE));
            assertThat(harness.moved()).extracting(MovedRecord::effectiveAt).containsExactly(NOON + MINUTE);
            assertThat(harness.refused()).containsExactly(RejectionReason.CONFLICTING);
        }
    }

    @Test
    void a_policy_that_breaks_a_rule_is_refused_and_the_job_goes_on() throws Exception {
        try (Harness harness = open()) {
            harness.write(policy("a", "churn: {exit-probability: 0.9}", NOON));
            harness.write(policy("b", "churn: {stay: {points: NaN}}", NOON));
            harness.write(policy("c", "health: {}\nhealth: {}", NOON));
            harness.write(policy("d", "touchpoints: {names: [" + "x, ".repeat(10_000) + "]}", NOON));
            harness.write(policy("e", "colour: blue", NOON));
            harness.write(new ControlChange(ControlKind.POLICY, "f", "version: g", NOON, NOON));
            harness.write(new ControlChange(ControlKind.POLICY, "h", "[".repeat(100_000), NOON, NOON));

            assertThat(harness.refused()).hasSize(7).containsOnly(RejectionReason.INVALID_DOCUMENT);
            assertThat(harness.sent()).isEmpty();
        }
    }

    @Test
    void a_model_is_held_against_the_policy_of_its_instant() throws Exception {
        String learned = "{\"version\": \"learned\", \"evidence\": {\"late-delivery\": 0.3}}";
        try (Harness harness = open()) {
            harness.write(policy("without", "churn: {evidence: {late-delivery: null}}", NOON));
            harness.write(new ControlChange(ControlKind.MODEL, "learned", learned, NOON - 1_000, NOON - 1_000));
            harness.write(new ControlChange(ControlKind.MODEL, "learned", learned, NOON, NOON));

            assertThat(harness.sent()).hasSize(2);
            assertThat(harness.refused()).containsExactly(RejectionReason.INVALID_DOCUMENT);
        }
    }

    @Test
    void what_was_refused_once_does_not_come_alive_at_a_restart_that_would_take_it() throws Exception {
        String learned = "{\"version\": \"learned\", \"evidence\": {\"late-delivery\": 0.3}}";
        ControlChange model =
                new ControlChange(ControlKind.MODEL, "learned", learned, NOON + 9 * MINUTE, NOON + 9 * MINUTE);
        ControlChange without = policy("without", "churn: {evidence: {late-delivery: null}}", NOON + MINUTE);
        ControlChange with = policy("with", "", NOON + 8 * MINUTE);
        OperatorSubtaskState saved;
        try (Harness harness = open()) {
            harness.time(NOON);
            harness.write(without);
            harness.write(model);
            harness.write(with);
            assertThat(harness.refused()).containsExactly(RejectionReason.INVALID_DOCUMENT);
            saved = harness.snapshot(1, 1);
        }
        List<ControlRecord> log = List.of(stated(without), stated(model), stated(with));
        try (Harness harness = new Harness(() -> log, saved)) {
            harness.time(NOON + 1);
            assertThat(harness.sent()).containsExactly(without, with, new Watermark(NOON + 1));

            harness.write(model); // published anew, by somebody who knows what holds now
            assertThat(harness.sent()).contains(model);
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
