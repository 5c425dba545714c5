package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.churn.LogOdds;
import dev.attune.domain.churn.PurchaseModel;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChurnEpisodeTest {

    /** The default but for its impatience, which has a test of its own. */
    private static final Policy POLICY = PolicyReader.read("""
            version: patient
            churn: { enter-probability: 0.7, overdue: { points: 0 } }
            """);

    private final Follower customer = new Follower(POLICY);

    @Test
    void silenceOpensAnEpisodeAtTheTickInWhichItBecomesUnusual() {
        long last = weeklyBuyer(10);
        customer.until(last + 200 * Histories.DAY);
        EpisodeRevision opened = customer.revisions.get(0);
        PurchaseModel model = new PurchaseModel(POLICY.churn().purchase());
        double weeks = model.deadline(9, 9, POLICY.churn().enterLogOdds(), 0);
        long exact = Histories.START + (long) (weeks * 7 * Histories.DAY);
        assertThat(opened.state()).isEqualTo(EpisodeState.OPENED);
        assertThat(opened.kind()).isEqualTo(AlertKind.CHURN_RISK);
        assertThat(opened.openedAt()).isBetween(exact, exact + 1001);
        assertThat(opened.score()).isCloseTo(POLICY.churn().enterProbability(), within(1e-5));
        assertThat(opened.contributions().get(0).reason()).isEqualTo("SILENCE");
        assertThat(opened.route()).containsExactly("retention");
        assertThat(opened.evidence()).hasSize(1);
    }

    @Test
    void aCalibrationTellsAnotherChanceOfTheSameCustomers() {
        Follower calibrated = new Follower(PolicyReader.read("""
                version: calibrated
                churn:
                  enter-probability: 0.7
                  overdue: { points: 0 }
                  calibration: { shift: -0.5, slope: 0.8 }
                """));
        for (Follower each : List.of(customer, calibrated)) {
            each.see(Histories.placed("first", Histories.START, 10));
            each.see(Histories.placed("last", Histories.START + 20 * Histories.DAY, 10));
            each.until(Histories.START + 399 * Histories.DAY);
        }

        EpisodeRevision bare = customer.revisions.get(0);
        EpisodeRevision told = calibrated.revisions.get(0);
        assertThat(told.openedAt()).isEqualTo(bare.openedAt());
        assertThat(LogOdds.of(told.score())).isCloseTo(-0.5 + 0.8 * LogOdds.of(bare.score()), within(1e-6));
    }

    @Test
    void afterALongSilenceALowerProbabilityWillDo() {
        Policy patient = PolicyReader.read("""
                version: patient
                churn: { enter-probability: 0.99, overdue: { days: 56, points: 5 } }
                """);
        Follower overdue = new Follower(patient);
        long last = Histories.START + 20 * Histories.DAY;
        overdue.see(Histories.placed("first", Histories.START, 10));
        overdue.see(Histories.placed("last", last, 10));
        overdue.until(last + 200 * Histories.DAY);

        EpisodeRevision opened = overdue.revisions.get(0);
        assertThat(opened.openedAt()).isEqualTo(last + 56 * Histories.DAY);
        assertThat(opened.score()).isBetween(0.3, 0.99);
    }

    @Test
    void anEpisodeRisesWithSilenceAndEndsWithAPurchase() {
        long last = weeklyBuyer(10);
        customer.until(last + 200 * Histories.DAY);
        customer.see(Histories.placed("back", last + 200 * Histories.DAY, 10));
        assertThat(customer.revisions.stream().map(EpisodeRevision::state))
                .startsWith(EpisodeState.OPENED, EpisodeState.UPDATED)
                .endsWith(EpisodeState.RESOLVED);
        for (int i = 0; i < customer.revisions.size(); i++) {
            EpisodeRevision revision = customer.revisions.get(i);
            assertThat(revision.revision()).isEqualTo(i + 1);
            assertThat(revision.alertId()).isEqualTo(customer.revisions.get(0).alertId());
            if (i > 0) {
                assertThat(revision.scoreBefore())
                        .isEqualTo(customer.revisions.get(i - 1).score());
            }
        }
    }

    @Test
    void contributionsSumExactlyToTheScorePoints() {
        long seed = Long.getLong("attune.seed", 5L);
        int checked = 0;
        for (int i = 0; i < 40; i++) {
            Follower follower = new Follower(POLICY);
            Histories.life(new SplittableRandom(seed + i), 300).forEach(follower::see);
            follower.until(Histories.START + 500 * Histories.DAY);
            for (EpisodeRevision revision : follower.revisions) {
                double sum = 0;
                for (Contribution contribution : revision.contributions()) {
                    sum += contribution.points();
                }
                assertThat(revision.scorePoints()).as("seed %d", seed).isEqualTo(sum);
                if (revision.kind() == AlertKind.CHURN_RISK) {
                    assertThat(LogOdds.probability(sum)).isEqualTo(revision.score());
                }
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(50);
    }

    @Test
    void nobodyIsAlertedOfWhoBoughtOnce() {
        customer.see(Histories.placed("only", Histories.START, 10));
        customer.until(Histories.START + 399 * Histories.DAY);
        assertThat(customer.revisions).isEmpty();
    }

    @Test
    void whatHappenedSinceTheLastOrderIsCountedHoweverMuchOfItHasFaded() {
        long last = weeklyBuyer(10);
        long after = last + Histories.DAY;
        for (int i = 0; i < 3; i++) {
            customer.see(Histories.support("t" + i, after + i, SupportKind.OPENED, "ticket-" + i, Double.NaN));
        }
        customer.see(Histories.support("r", after + 9, SupportKind.RESOLVED, "ticket-1", Double.NaN));
        customer.until(last + 200 * Histories.DAY);
        assertThat(customer.revisions.get(customer.revisions.size() - 1).contributions())
                .filteredOn(each -> each.reason().equals("UNRESOLVED_TICKET"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.count()).isEqualTo(2);
                    assertThat(each.observed()).isLessThan(2);
                });
    }

    @Test
    void anOpenEpisodeExpiresWithItsCustomer() {
        long last = weeklyBuyer(10);
        customer.until(last + 500 * Histories.DAY);
        EpisodeRevision end = customer.revisions.get(customer.revisions.size() - 1);
        assertThat(end.state()).isEqualTo(EpisodeState.EXPIRED);
        assertThat(end.eventTime()).isEqualTo(last + 400 * Histories.DAY);
        assertThat(customer.expired()).isTrue();
    }

    @Test
    void theNextEpisodeHasAnIdOfItsOwn() {
        long last = weeklyBuyer(10);
        customer.until(last + 200 * Histories.DAY);
        customer.see(Histories.placed("back", last + 200 * Histories.DAY, 10));
        customer.until(last + 590 * Histories.DAY);
        Set<String> ids = new HashSet<>();
        customer.revisions.forEach(revision -> ids.add(revision.alertId()));
        assertThat(ids).hasSize(2);
        assertThat(customer.revisions.get(0).alertId()).matches("[0-9a-f]{32}");
    }

    @Test
    void healthIsToldWhenBandOrLifecycleChangesAndNotEveryTime() {
        long last = weeklyBuyer(10);
        customer.until(last + 300 * Histories.DAY);
        List<Assessment> told = customer.health;
        assertThat(told.stream().map(Assessment::band).distinct()).contains(Band.LOW, Band.MEDIUM, Band.HIGH);
        assertThat(told.stream().map(Assessment::lifecycle).distinct())
                .contains(Lifecycle.NEW, Lifecycle.REPEAT, Lifecycle.LAPSED);
        assertThat(told).hasSizeLessThan(60);
    }

    private long weeklyBuyer(int purchases) {
        long time = Histories.START;
        for (int i = 0; i < purchases; i++) {
            time = Histories.START + i * 7 * Histories.DAY;
            customer.see(Histories.placed("purchase-" + i, time, 20));
        }
        return time;
    }
}
