package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.episode.SuppressionReason;
import dev.attune.domain.episode.Trigger;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws of what customers are told of, through random lives under a nervous policy. */
class EpisodeLifeProperties {

    /** A long tick, so that looking at every one of them is quick. */
    private static final long TICK = Histories.HOUR;

    private static final int LIVES = 30;
    private static final long WEEK = 7 * Histories.DAY;
    private static final int PER_WEEK = 2;
    private static final long SEED = Long.getLong("attune.seed", 20261123L);

    private static final Policy NERVOUS = PolicyReader.read("""
            version: nervous
            churn: { enter-probability: 0.45, exit-probability: 0.3, minimum-age-days: 0, overdue: { points: 0 } }
            experience: { years-per-false-alert: 0.05 }
            episode:
              minimum-dwell: PT6H
              cooldown: P14D
              churn-update-step: 0.03
              drop-update-step: 3
              reminder: { info: P1D, warning: P1D, critical: P2D, in-a-row: 2 }
              budget: { per-week: 2, critical-passes: false }
            """);

    private record Life(List<EpisodeRevision> revisions, List<Suppression> suppressions) {}

    private static Life live(int life, boolean always, boolean restarts) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED + life);
        List<Interaction> events = Histories.life(random, 120);
        CustomerModel model = new CustomerModel(NERVOUS);
        CustomerProfile profile = new CustomerProfile();
        Life told = new Life(new ArrayList<>(), new ArrayList<>());
        long deadline = Long.MAX_VALUE;
        int next = 0;
        for (long at = Histories.START + TICK; at < Histories.START + 250 * Histories.DAY; at += TICK) {
            boolean eventful = false;
            for (; next < events.size() && events.get(next).eventTime() < at; next++) {
                model.observe(profile, events.get(next), false);
                eventful = true;
            }
            if (next > 0 && (eventful || always || at >= deadline)) {
                Decision decision = model.assess(Histories.CUSTOMER, profile, at);
                told.revisions().addAll(decision.revisions());
                told.suppressions().addAll(decision.suppressions());
                deadline = decision.deadline();
            }
            if (restarts && random.nextInt(100) == 0) {
                profile = GoldenProfiles.read(GoldenProfiles.bytes(profile));
                model = new CustomerModel(NERVOUS);
            }
        }
        return told;
    }

    @Test
    void revisionsHaveNoGapsSumToTheirScoreAndTellWhatWasHeldBack() throws IOException {
        Map<Trigger, Integer> triggers = new EnumMap<>(Trigger.class);
        Map<SuppressionReason, Integer> reasons = new EnumMap<>(SuppressionReason.class);
        for (int i = 0; i < LIVES; i++) {
            Life life = live(i, false, false);
            Map<AlertKind, EpisodeRevision> open = new EnumMap<>(AlertKind.class);
            for (EpisodeRevision revision : life.revisions()) {
                EpisodeRevision before = open.get(revision.kind());
                assertThat(revision.revision())
                        .as("seed %d", SEED + i)
                        .isEqualTo(before == null ? 1 : before.revision() + 1);
                assertThat(revision.state() == EpisodeState.OPENED).isEqualTo(before == null);
                assertThat(before == null || before.alertId().equals(revision.alertId()))
                        .isTrue();
                double sum = 0;
                for (Contribution contribution : revision.contributions()) {
                    sum += contribution.points();
                }
                assertThat(sum).as("seed %d", SEED + i).isEqualTo(revision.scorePoints());
                open.put(revision.kind(), revision);
                if (!revision.trigger().asksForAttention()) {
                    open.remove(revision.kind());
                }
                triggers.merge(revision.trigger(), 1, Integer::sum);
            }
            tellsWhatWasHeldBack(life, SEED + i);
            life.suppressions().forEach(each -> reasons.merge(each.reason(), 1, Integer::sum));
        }
        System.out.println("lives of episodes: told " + triggers + ", held back " + reasons + ", seed " + SEED);
        assertThat(triggers).containsKeys(Trigger.REMINDER, Trigger.CAUSE, Trigger.SCORE, Trigger.RESOLVED);
        assertThat(reasons).containsKeys(SuppressionReason.BUDGET, SuppressionReason.COOLDOWN, SuppressionReason.DWELL);
    }

    private static void tellsWhatWasHeldBack(Life life, long seed) {
        for (AlertKind kind : AlertKind.values()) {
            int next = 0;
            List<Suppression> held = life.suppressions().stream()
                    .filter(each -> each.kind() == kind)
                    .toList();
            for (EpisodeRevision revision : life.revisions()) {
                if (revision.kind() == kind) {
                    int count = 0;
                    while (next < held.size() && held.get(next).eventTime() < revision.eventTime()) {
                        assertThat(held.get(next++).count()).as("seed %d", seed).isEqualTo(++count);
                    }
                    assertThat(revision.suppressed()).as("seed %d", seed).isEqualTo(count);
                }
            }
        }
    }

    @Test
    void nobodyIsAskedForAttentionMoreOftenThanTheBudgetAllows() throws IOException {
        Map<String, Integer> most = new HashMap<>();
        for (int i = 0; i < LIVES; i++) {
            List<Long> asked = live(i, false, false).revisions().stream()
                    .filter(each -> each.trigger().asksForAttention())
                    .map(EpisodeRevision::eventTime)
                    .toList();
            for (long at : asked) {
                int within = (int) asked.stream()
                        .filter(each -> each <= at && each > at - WEEK)
                        .count();
                assertThat(within).as("seed %d", SEED + i).isLessThanOrEqualTo(PER_WEEK);
                most.merge("in a week", within, Math::max);
            }
        }
        assertThat(most).as("the budget was needed").containsEntry("in a week", PER_WEEK);
    }

    @Test
    void restartsAndLookingMoreOftenChangeNothing() throws IOException {
        for (int i = 0; i < LIVES; i++) {
            Life life = live(i, false, false);
            Life restarted = live(i, false, true);
            assertThat(restarted.revisions()).as("seed %d", SEED + i).isEqualTo(life.revisions());
            assertThat(restarted.suppressions()).as("seed %d", SEED + i).isEqualTo(life.suppressions());
            Life watched = live(i, true, false);
            assertThat(watched.revisions()).as("seed %d", SEED + i).isEqualTo(life.revisions());
            assertThat(watched.suppressions()).as("seed %d", SEED + i).isEqualTo(life.suppressions());
        }
    }
}
