package dev.attune.customer;

import static dev.attune.control.TestingControl.given;
import static dev.attune.customer.TestingArrivals.START;
import static dev.attune.customer.TestingArrivals.population;
import static dev.attune.customer.TestingArrivals.purchase;
import static dev.attune.customer.TestingArrivals.shuffledWithin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.control.GivenFeedback;
import dev.attune.customer.CustomerCounts.Count;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.episode.SuppressionReason;
import dev.attune.domain.episode.Trigger;
import dev.attune.domain.feedback.AlertOutcome;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackKind;
import dev.attune.domain.feedback.Outcome;
import dev.attune.domain.feedback.OutcomeSource;
import dev.attune.domain.policy.FrozenPolicy;
import dev.attune.intake.Arrival;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RejectionReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the customer operator makes of feedback, and how it learns how alerts turned out. */
class FeedbackHarnessTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long BOUND = 2_000;
    private static final long HORIZON = FrozenPolicy.frozen().churn().horizonDays() * DAY;
    private static final long END = START + 500 * DAY;

    private static CustomerHarness harness(int parallelism, int subtask) throws Exception {
        return new CustomerHarness(
                parallelism,
                subtask,
                new HashMapStateBackend(),
                new CustomerSettings(FrozenPolicy.frozen(), Long.MIN_VALUE, Duration.ofDays(1_000), false));
    }

    private static <T> List<T> side(CustomerHarness harness, OutputTag<T> tag) {
        var side = harness.getSideOutput(tag);
        return side == null
                ? List.of()
                : side.stream().map(StreamRecord::getValue).toList();
    }

    private static void say(CustomerHarness harness, GivenFeedback given) throws Exception {
        harness.processElement2(new StreamRecord<>(given));
    }

    private static Feedback said(String id, FeedbackKind kind, String customer, @Nullable String alertId) {
        return new Feedback(
                id,
                kind,
                customer,
                alertId,
                null,
                null,
                kind == FeedbackKind.SNOOZE || kind == FeedbackKind.MUTE ? END : Feedback.NO_END,
                kind == FeedbackKind.OUTCOME ? Outcome.LEFT : null);
    }

    /** Bought every week for twelve weeks, then no more. */
    private static void buyAndStop(CustomerHarness harness, String customer) throws Exception {
        for (int week = 0; week < 12; week++) {
            harness.processElement(new StreamRecord<>(purchase(customer, customer + week, START + week * 7 * DAY, 30)));
        }
    }

    /** Lets days pass until an episode opens. */
    private static EpisodeRevision opened(CustomerHarness harness) throws Exception {
        for (int day = 80; harness.revisions().isEmpty(); day++) {
            harness.processWatermark(START + day * DAY);
        }
        EpisodeRevision opened = harness.revisions().get(0);
        assertThat(opened.state()).isEqualTo(EpisodeState.OPENED);
        return opened;
    }

    @Test
    void who_buys_within_the_horizon_was_kept_and_who_does_not_has_left() throws Exception {
        try (CustomerHarness harness = harness(1, 0).opened()) {
            buyAndStop(harness, "ann");
            EpisodeRevision opened = opened(harness);
            assertThat(opened.kind()).isEqualTo(AlertKind.CHURN_RISK);
            harness.processWatermark(opened.openedAt() + HORIZON - 2_000);
            assertThat(side(harness, CustomerOutputs.OUTCOMES)).isEmpty();

            harness.processWatermark(opened.openedAt() + HORIZON);
            assertThat(side(harness, CustomerOutputs.OUTCOMES)).singleElement().satisfies(outcome -> {
                assertThat(outcome.alertId()).isEqualTo(opened.alertId());
                assertThat(outcome.outcome()).isEqualTo(Outcome.LEFT);
                assertThat(outcome.source()).isEqualTo(OutcomeSource.STREAM);
                assertThat(outcome.leadTime()).isEqualTo(HORIZON);
                assertThat(outcome.modelVersion()).isEqualTo(opened.modelVersion());
                assertThat(outcome.policyVersion()).isEqualTo(opened.policyVersion());
            });
        }
        try (CustomerHarness harness = harness(1, 0).opened()) {
            buyAndStop(harness, "ann");
            EpisodeRevision opened = opened(harness);
            long back = opened.openedAt() + 2 * DAY;
            harness.processElement(new StreamRecord<>(purchase("ann", "back", back, 30)));
            harness.processWatermark(END);

            assertThat(side(harness, CustomerOutputs.OUTCOMES)).first().satisfies(outcome -> {
                assertThat(outcome.alertId()).isEqualTo(opened.alertId());
                assertThat(outcome.outcome()).isEqualTo(Outcome.KEPT);
                assertThat(outcome.eventTime()).isEqualTo(back + 1_000);
            });
        }
    }

    @Test
    void an_outcome_that_somebody_reports_is_told_once_and_not_by_the_stream_again() throws Exception {
        try (CustomerHarness harness = harness(1, 0).opened()) {
            buyAndStop(harness, "ann");
            EpisodeRevision opened = opened(harness);
            String alert = opened.alertId();
            long now = opened.openedAt() + 3 * DAY;
            say(harness, given(said("f1", FeedbackKind.OUTCOME, "ann", alert), now, 1));
            say(harness, given(said("f2", FeedbackKind.NOT_USEFUL, "ann", alert), now + DAY, 2));
            harness.processWatermark(END);

            assertThat(side(harness, CustomerOutputs.OUTCOMES))
                    .filteredOn(outcome -> outcome.alertId().equals(alert))
                    .singleElement()
                    .satisfies(outcome -> {
                        assertThat(outcome.source()).isEqualTo(OutcomeSource.FEEDBACK);
                        assertThat(outcome.outcome()).isEqualTo(Outcome.LEFT);
                        assertThat(outcome.eventTime()).isEqualTo(now + 1_000);
                    });
            assertThat(harness.counts().of(Count.FEEDBACK_APPLIED)).isEqualTo(2);
        }
    }

    @Test
    void feedback_on_no_known_alert_is_rejected_and_the_law_of_the_counts_holds() throws Exception {
        try (CustomerHarness harness = harness(1, 0).opened()) {
            buyAndStop(harness, "ann");
            harness.processWatermark(START + 100 * DAY);
            long now = START + 101 * DAY;
            say(harness, given(said("f1", FeedbackKind.ACKNOWLEDGE, "ann", "no such alert"), now, 1));
            say(harness, given(said("f2", FeedbackKind.MUTE, "nobody", null), now, 2));
            say(harness, given(said("f3", FeedbackKind.MUTE, "ann", null), now, 3));
            harness.processWatermark(now + DAY);

            assertThat(side(harness, CustomerOutputs.REJECTED))
                    .allSatisfy(rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.UNKNOWN_ALERT))
                    .extracting(RejectedRecord::field)
                    .containsExactlyInAnyOrder("alert_id", "customer_id");
            assertThat(harness.counts().of(Count.FEEDBACK_APPLIED)).isEqualTo(1);
            assertThat(harness.counts().of(Count.FEEDBACK_UNKNOWN)).isEqualTo(2);
            assertThat(harness.counts().of(Count.ACCEPTED)).isEqualTo(12);
        }
    }

    @Test
    void a_muted_customer_is_silent_until_the_mute_ends_and_then_told_what_is_still_due() throws Exception {
        long opens;
        try (CustomerHarness harness = harness(1, 0).opened()) {
            buyAndStop(harness, "ann");
            opens = opened(harness).openedAt();
        }
        long end = opens + 10 * DAY;
        Feedback mute = new Feedback("m", FeedbackKind.MUTE, "ann", null, AlertKind.CHURN_RISK, null, end, null);
        try (CustomerHarness harness = harness(1, 0).opened()) {
            buyAndStop(harness, "ann");
            say(harness, given(mute, opens - DAY, 1));
            harness.processWatermark(end - 1_001);
            assertThat(harness.revisions()).isEmpty();
            List<Suppression> heldBack = side(harness, CustomerOutputs.SUPPRESSED);
            assertThat(heldBack)
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.reason()).isEqualTo(SuppressionReason.MUTED));

            harness.processWatermark(end + 1_000);
            assertThat(harness.revisions()).singleElement().satisfies(told -> {
                assertThat(told.state()).isEqualTo(EpisodeState.OPENED);
                assertThat(told.openedAt()).isEqualTo(end);
                assertThat(told.suppressed()).isEqualTo(heldBack.size());
            });
        }
        try (CustomerHarness harness = harness(1, 0).opened()) {
            buyAndStop(harness, "ann");
            say(harness, given(mute, opens - DAY, 1));
            say(harness, given(said("u", FeedbackKind.UNMUTE, "ann", null), opens + 2 * DAY, 2));
            harness.processWatermark(opens + 2 * DAY + 1_000);
            assertThat(harness.revisions())
                    .as("told at the tick in which the mute is taken back")
                    .extracting(EpisodeRevision::eventTime)
                    .containsExactly(opens + 2 * DAY + 1_000);
        }
        Feedback other = new Feedback("m", FeedbackKind.MUTE, "ann", null, AlertKind.EXPERIENCE_DROP, null, end, null);
        try (CustomerHarness harness = harness(1, 0).opened()) {
            buyAndStop(harness, "ann");
            say(harness, given(other, opens - DAY, 1));
            harness.processWatermark(end);
            assertThat(harness.revisions()).as("muted is another kind").isNotEmpty();
        }
    }

    @Test
    void what_is_acknowledged_does_not_remind_and_what_is_snoozed_says_nothing_until_then() throws Exception {
        long opens;
        List<EpisodeRevision> without;
        String alert;
        try (CustomerHarness harness = harness(1, 0).opened()) {
            buyAndStop(harness, "ann");
            alert = opened(harness).alertId();
            opens = opened(harness).openedAt();
            harness.processWatermark(END);
            without = harness.revisions();
        }
        assertThat(without).extracting(EpisodeRevision::trigger).contains(Trigger.REMINDER);
        try (CustomerHarness harness = harness(1, 0).opened()) {
            buyAndStop(harness, "ann");
            say(harness, given(said("a", FeedbackKind.ACKNOWLEDGE, "ann", alert), opens + DAY, 1));
            harness.processWatermark(END);
            assertThat(harness.revisions())
                    .extracting(EpisodeRevision::trigger)
                    .doesNotContain(Trigger.REMINDER)
                    .containsSubsequence(without.stream()
                            .map(EpisodeRevision::trigger)
                            .filter(trigger -> trigger == Trigger.SEVERITY)
                            .toList());
            assertThat(side(harness, CustomerOutputs.SUPPRESSED))
                    .extracting(Suppression::reason)
                    .contains(SuppressionReason.ACKNOWLEDGED);
        }
        long until = without.get(without.size() - 2).eventTime() + DAY;
        Feedback snooze = new Feedback("s", FeedbackKind.SNOOZE, "ann", alert, null, null, until, null);
        try (CustomerHarness harness = harness(1, 0).opened()) {
            buyAndStop(harness, "ann");
            say(harness, given(snooze, opens + 1_000, 1));
            harness.processWatermark(END);
            assertThat(harness.revisions())
                    .filteredOn(told -> told.eventTime() > opens)
                    .isNotEmpty()
                    .allSatisfy(told -> assertThat(told.eventTime()).isGreaterThanOrEqualTo(until));
        }
    }

    @Test
    void whatever_the_order_the_pace_the_restarts_and_the_rescale_the_same_is_told() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            List<Arrival> arrivals = population(seed, 25, 200);
            List<GivenFeedback> feedback = feedback(new Random(seed));
            List<String> expected = run(arrivals, feedback, 1);
            assertThat(expected)
                    .as("seed " + seed)
                    .anyMatch(told -> told.startsWith("AlertOutcome"))
                    .anyMatch(told -> told.startsWith("rejected"));

            Collections.shuffle(feedback, new Random(seed));
            assertThat(run(shuffledWithin(arrivals, BOUND, seed), feedback, 97))
                    .as("seed " + seed)
                    .isEqualTo(expected);
            assertThat(cut(arrivals, feedback, arrivals.size() / 2))
                    .as("seed " + seed + " restarted at another parallelism")
                    .isEqualTo(expected);
        }
    }

    private static List<GivenFeedback> feedback(Random random) {
        FeedbackKind[] kinds = FeedbackKind.values();
        List<GivenFeedback> feedback = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long at = START + random.nextInt(400) * DAY + random.nextInt(1_000) * 1_000L;
            Feedback said = new Feedback(
                    "f" + i,
                    kinds[random.nextInt(kinds.length)],
                    "c" + random.nextInt(30),
                    null,
                    random.nextBoolean() ? null : AlertKind.values()[random.nextInt(2)],
                    null,
                    at + (1 + random.nextInt(60)) * DAY,
                    Outcome.values()[random.nextInt(3)]);
            feedback.add(given(said, at, i));
        }
        return feedback;
    }

    private static List<String> run(List<Arrival> arrivals, List<GivenFeedback> feedback, int batch) throws Exception {
        try (CustomerHarness harness = harness(1, 0).opened()) {
            for (GivenFeedback given : feedback) {
                say(harness, given);
            }
            feed(harness, arrivals, batch);
            harness.processWatermark(END);
            return all(harness).sorted().toList();
        }
    }

    private static List<String> cut(List<Arrival> arrivals, List<GivenFeedback> feedback, int at) throws Exception {
        List<String> told = new ArrayList<>();
        OperatorSubtaskState snapshot;
        try (CustomerHarness harness = harness(1, 0).opened()) {
            for (GivenFeedback given : feedback) {
                say(harness, given);
            }
            feed(harness, arrivals.subList(0, at), 10);
            snapshot = AbstractStreamOperatorTestHarness.repackageState(harness.snapshot(1, 1));
            all(harness).forEach(told::add);
        }
        for (int subtask = 0; subtask < 2; subtask++) {
            int owner = subtask;
            List<Arrival> owned = arrivals.subList(at, arrivals.size()).stream()
                    .filter(arrival -> KeyGroupRangeAssignment.assignKeyToParallelOperator(
                                    arrival.interaction().customerId(), CustomerHarness.MAX_PARALLELISM, 2)
                            == owner)
                    .toList();
            try (CustomerHarness harness = harness(2, subtask).restored(snapshot, 1, 2, subtask)) {
                feed(harness, owned, 10);
                harness.processWatermark(END);
                all(harness).forEach(told::add);
            }
        }
        return told.stream().sorted().toList();
    }

    private static void feed(CustomerHarness harness, List<Arrival> arrivals, int batch) throws Exception {
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

    private static Stream<String> all(CustomerHarness harness) {
        Stream<String> rejected = side(harness, CustomerOutputs.REJECTED).stream()
                .map(each -> "rejected " + each.raw().offset() + " " + each.field());
        Stream<String> outcomes =
                side(harness, CustomerOutputs.OUTCOMES).stream().map(AlertOutcome::toString);
        Stream<String> heldBack =
                side(harness, CustomerOutputs.SUPPRESSED).stream().map(Suppression::toString);
        return Stream.of(harness.told().stream(), outcomes, rejected, heldBack).flatMap(each -> each);
    }
}
