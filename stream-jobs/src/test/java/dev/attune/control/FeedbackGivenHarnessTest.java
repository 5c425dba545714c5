package dev.attune.control;

import static dev.attune.control.TestingControl.given;
import static dev.attune.control.TestingControl.mute;
import static dev.attune.control.TestingControl.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackKind;
import dev.attune.domain.policy.Policy;
import dev.attune.intake.Arrival;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RejectionReason;
import dev.attune.policy.StartingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Feedback on its way through the operator that gives every change its instant. */
class FeedbackGivenHarnessTest {

    private static final long MINUTE = 60_000;
    private static final long DAY = 86_400_000;
    private static final long NOON = 1_767_268_800_000L; // 2026-01-01T12:00:00Z

    /** A feedback topic that a test writes to, with what the job adds to it. */
    private static final class Log implements ControlLog {

        private static final long serialVersionUID = 1L;

        private final ArrayList<ControlRecord.Said> records = new ArrayList<>();

        ControlRecord.Said write(Feedback feedback, long statedAt) {
            return append(given(feedback, statedAt, records.size()));
        }

        ControlRecord.Said append(GivenFeedback given) {
            GivenFeedback placed = given(given.feedback(), given.statedAt(), records.size());
            records.add(said(placed.movedTo(given.effectiveAt())));
            return records.get(records.size() - 1);
        }

        @Override
        public List<ControlRecord> readAll() {
            return List.of();
        }

        @Override
        public List<ControlRecord.Said> readFeedback(Map<Integer, Long> after) {
            return List.copyOf(records.subList((int) (after.getOrDefault(0, -1L) + 1), records.size()));
        }
    }

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

        void hear(ControlRecord record) throws Exception {
            processElement2(new StreamRecord<>(record));
        }

        void time(long watermark) throws Exception {
            processWatermark1(new Watermark(watermark));
        }

        List<GivenFeedback> sent() {
            var sent = getSideOutput(ActivateControlOperator.FEEDBACK);
            return sent == null
                    ? List.of()
                    : sent.stream().map(each -> (GivenFeedback) each.getValue()).toList();
        }

        List<MovedRecord> moved() {
            var moved = getSideOutput(ActivateControlOperator.MOVED);
            return moved == null
                    ? List.of()
                    : moved.stream().map(StreamRecord::getValue).toList();
        }

        List<RejectedRecord> refused() {
            var refused = getSideOutput(ActivateControlOperator.REJECTED);
            return refused == null
                    ? List.of()
                    : refused.stream().map(StreamRecord::getValue).toList();
        }
    }

    private static List<String> taken(List<GivenFeedback> given) {
        return given.stream()
                .map(each -> each.feedback().feedbackId() + "@" + (each.effectiveAt() - NOON))
                .toList();
    }

    @Test
    void feedback_ahead_of_time_holds_from_its_own_instant_and_after_its_time_from_the_next_full_minute()
            throws Exception {
        Log log = new Log();
        try (Harness harness = new Harness(log, null)) {
            harness.time(NOON + 1);
            harness.hear(log.write(mute("ahead", "ann", NOON + DAY), NOON + 500));
            harness.hear(log.write(mute("behind", "bob", NOON + DAY), NOON - DAY));

            assertThat(taken(harness.sent())).containsExactly("ahead@500", "behind@60000");
            assertThat(harness.moved()).singleElement().satisfies(moved -> {
                assertThat(moved.key()).isEqualTo("bob");
                assertThat(moved.statedAt()).isEqualTo(NOON - DAY);
                assertThat(moved.effectiveAt()).isEqualTo(NOON + MINUTE);
            });
        }
    }

    @Test
    void copies_are_taken_once_and_so_is_what_the_job_itself_wrote() throws Exception {
        Log log = new Log();
        try (Harness harness = new Harness(log, null)) {
            harness.time(NOON);
            harness.hear(log.write(mute("one", "ann", NOON + DAY), NOON - DAY));
            harness.hear(log.append(harness.sent().get(0)));
            harness.hear(log.write(mute("one", "ann", NOON + DAY), NOON - DAY));

            assertThat(taken(harness.sent())).containsExactly("one@60000");
            assertThat(harness.moved()).hasSize(1);
        }
    }

    @Test
    void what_breaks_a_rule_is_refused_by_field_and_nothing_stops() throws Exception {
        Log log = new Log();
        Feedback endless = mute("endless", "ann", Feedback.NO_END);
        Feedback over = mute("over", "ann", NOON);
        Feedback nobody = mute("nobody", " ", NOON + DAY);
        Feedback outcome = new Feedback("o", FeedbackKind.OUTCOME, "ann", "a", null, null, Feedback.NO_END, null);
        try (Harness harness = new Harness(log, null)) {
            for (Feedback each : List.of(endless, over, nobody, outcome, mute("fine", "ann", NOON + DAY))) {
                harness.hear(log.write(each, NOON));
            }
            assertThat(harness.refused())
                    .extracting(RejectedRecord::reason)
                    .containsExactly(
                            RejectionReason.NO_END,
                            RejectionReason.END_BEFORE_START,
                            RejectionReason.INVALID_DOCUMENT,
                            RejectionReason.INVALID_DOCUMENT);
            assertThat(harness.refused())
                    .extracting(RejectedRecord::field)
                    .containsExactly("until", "until", "customer_id", "outcome");
            assertThat(taken(harness.sent())).containsExactly("fine@0");
        }
    }

    @Test
    void whatever_the_restarts_and_in_every_replay_the_same_feedback_holds_from_the_same_instants() throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Log log = new Log();
            List<GivenFeedback> live = live(log, random);
            assertThat(live).as("seed " + seed).hasSizeBetween(10, 60);
            try (Harness replay = new Harness(log, null)) {
                replay.time(NOON - 10 * DAY);
                for (ControlRecord.Said record : log.records) {
                    replay.hear(record);
                    replay.time(NOON + random.nextInt((int) DAY));
                }
                assertThat(taken(replay.sent())).as("replay of seed " + seed).containsExactlyElementsOf(taken(live));
                assertThat(replay.moved())
                        .as("moved by the replay of seed " + seed)
                        .isEmpty();
            }
        }
    }

    /** A run with copies, feedback of the past and of the future, and restarts from the last checkpoint. */
    private static List<GivenFeedback> live(Log log, Random random) throws Exception {
        List<GivenFeedback> sent = new ArrayList<>();
        Harness harness = new Harness(log, null);
        long time = NOON;
        int heard = 0;
        for (int step = 0; step < 120; step++) {
            int what = random.nextInt(10);
            if (what < 4) {
                long stated = time + random.nextInt(10 * (int) MINUTE) - 5 * MINUTE;
                log.write(mute("f" + random.nextInt(60), "c" + random.nextInt(5), NOON + 30 * DAY), stated);
            } else if (what < 6) {
                time += random.nextInt(2 * (int) MINUTE);
                harness.time(time);
            } else if (what < 9) {
                while (heard < log.records.size()) {
                    harness.hear(log.records.get(heard++));
                }
                sent.addAll(harness.sent()
                        .subList(known(sent, harness), harness.sent().size()));
            } else {
                harness = restarted(harness, log, sent);
            }
        }
        while (heard < log.records.size()) {
            harness.hear(log.records.get(heard++));
        }
        harness = restarted(harness, log, sent);
        harness.close();
        return sent;
    }

    /** How many of what this harness sent were added before: those at the end of what was sent at all. */
    private static int known(List<GivenFeedback> sent, Harness harness) {
        return (int) harness.sent().stream().filter(sent::contains).count();
    }

    /** What a checkpoint commits: the decisions, and with them the words of the job in the log. */
    private static Harness restarted(Harness harness, Log log, List<GivenFeedback> sent) throws Exception {
        sent.addAll(harness.sent().subList(known(sent, harness), harness.sent().size()));
        OperatorSubtaskState saved = harness.snapshot(1, 1);
        for (GivenFeedback each : harness.sent()) {
            if (each.moved()) {
                log.append(each);
            }
        }
        harness.close();
        return new Harness(log, saved);
    }
}
