package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropEpisodeTest {

    private final Follower customer = new Follower(Policy.defaults());

    @Test
    void pagesThatTurnSlowOpenAnEpisodeThatNamesThePlaceAndTheFigures() {
        long bad = visits(0, 60, 400);
        visits(bad, 30, 4000);
        EpisodeRevision opened = drops().get(0);
        assertThat(opened.state()).isEqualTo(EpisodeState.OPENED);
        assertThat(opened.score()).isNegative();
        assertThat(opened.contributions().get(0).reason()).isEqualTo("SLOW");
        assertThat(opened.contributions().get(0).source()).isEqualTo(ExpectationSource.OWN_BASELINE);
        assertThat(opened.contributions().get(0).expected()).isBetween(380.0, 420.0);
        assertThat(opened.contributions().get(0).observed()).isGreaterThan(3000);
        assertThat(opened.touchpoints()).containsExactly("product");
        assertThat(opened.evidence()).isNotEmpty().hasSizeLessThanOrEqualTo(8);
        assertThat(opened.route()).containsExactly("engineering");
    }

    @Test
    void anEpisodeEndsWhenPagesAreAsBefore() {
        long bad = visits(0, 60, 400);
        long good = visits(bad, 30, 4000);
        visits(good, 30, 400);
        List<EpisodeRevision> drops = drops();
        EpisodeRevision end = drops.get(drops.size() - 1);
        assertThat(end.state()).isEqualTo(EpisodeState.RESOLVED);
        assertThat(end.score()).as("how the customer fares now").isGreaterThan(end.scoreBefore());
        assertThat(drops.stream().filter(drop -> drop.state() == EpisodeState.OPENED))
                .hasSize(1);
        for (int i = 0; i < drops.size(); i++) {
            assertThat(drops.get(i).revision()).isEqualTo(i + 1);
        }
    }

    @Test
    void anEpisodeEndsAfterThirtyQuietDays() {
        long bad = visits(0, 60, 400);
        long quiet = visits(bad, 30, 4000) - 6 * Histories.HOUR;
        customer.until(quiet + 31 * Histories.DAY);
        EpisodeRevision end = drops().get(drops().size() - 1);
        assertThat(end.state()).isEqualTo(EpisodeState.RESOLVED);
        assertThat(end.eventTime()).isBetween(quiet + 30 * Histories.DAY, quiet + 30 * Histories.DAY + 1000);
    }

    @Test
    void aCustomerIsLeftAloneForTheCooldown() {
        long bad = visits(0, 60, 400);
        long good = visits(bad, 30, 3000);
        long again = visits(good, 30, 400);
        long end = drops().get(drops().size() - 1).eventTime();
        visits(again, 60, 3000);
        List<EpisodeRevision> opened = drops().stream()
                .filter(drop -> drop.state() == EpisodeState.OPENED)
                .toList();
        assertThat(opened).hasSize(2);
        boolean worse = opened.get(1).severity().compareTo(opened.get(0).severity()) > 0;
        assertThat(worse || opened.get(1).openedAt() >= end + 14 * Histories.DAY)
                .isTrue();
    }

    @Test
    void anOrderThatDoesNotComeIsHeardWhenItsPromiseBreaks() {
        Follower strict = new Follower(alertingOnOneBrokenPromise());
        long promise = Histories.START + 3 * Histories.DAY;
        strict.see(Histories.purchase("order", Histories.START, PurchaseKind.PLACED, "o-1", 30, promise));
        strict.until(promise);
        assertThat(strict.revisions).isEmpty();
        strict.until(promise + 1000);
        EpisodeRevision opened = strict.revisions.get(0);
        assertThat(opened.eventTime()).isEqualTo(promise + 1000);
        assertThat(opened.contributions().get(0).reason()).isEqualTo("LATE_DELIVERY");
        assertThat(opened.contributions().get(0).source()).isEqualTo(ExpectationSource.PROMISE);
        assertThat(opened.evidence().get(0).eventId()).isEqualTo("order");
        assertThat(opened.touchpoints()).containsExactly("delivery");
        assertThat(opened.route()).containsExactly("logistics");
    }

    @Test
    void oneBrokenPromiseIsASignalAndNoAlertUnlessThePolicySaysSo() {
        long promise = Histories.START + 3 * Histories.DAY;
        customer.see(Histories.purchase("order", Histories.START, PurchaseKind.PLACED, "o-1", 30, promise));
        customer.until(promise + Histories.DAY);
        assertThat(drops()).isEmpty();
        assertThat(customer.profile.drop.observations()).isEqualTo(2);
        long delivery = promise + 2 * Histories.DAY;
        customer.see(Histories.purchase("late", delivery, PurchaseKind.DELIVERED, "o-1", 0, Purchase.NO_TIME));
        assertThat(customer.profile.drop.excursion().size()).isLessThanOrEqualTo(3);
        assertThat(customer.profile.cases.size()).isZero();
    }

    @Test
    void theEarliestPromiseHolds() {
        Follower strict = new Follower(alertingOnOneBrokenPromise());
        long promise = Histories.START + 3 * Histories.DAY;
        long later = Histories.START + 9 * Histories.DAY;
        strict.see(Histories.purchase("order", Histories.START, PurchaseKind.PLACED, "o-1", 30, promise));
        strict.see(
                Histories.purchase("shipped", Histories.START + Histories.DAY, PurchaseKind.SHIPPED, "o-1", 0, later));
        strict.until(promise + 1000);
        assertThat(strict.revisions).hasSize(1);
    }

    @Test
    void aDeliveryInTimeKeepsItsPromise() {
        Follower strict = new Follower(alertingOnOneBrokenPromise());
        long promise = Histories.START + 3 * Histories.DAY;
        strict.see(Histories.purchase("order", Histories.START, PurchaseKind.PLACED, "o-1", 30, promise));
        strict.see(Histories.purchase("here", promise, PurchaseKind.DELIVERED, "o-1", 0, Purchase.NO_TIME));
        strict.until(promise + 10 * Histories.DAY);
        assertThat(strict.revisions).isEmpty();
    }

    private List<EpisodeRevision> drops() {
        return customer.revisions.stream()
                .filter(revision -> revision.kind() == AlertKind.EXPERIENCE_DROP)
                .toList();
    }

    /** Visits every six hours from the given one on; returns the number of the next. */
    private long visits(long from, int count, int latencyMs) {
        long time = from == 0 ? Histories.START : from;
        for (int i = 0; i < count; i++) {
            customer.see(Histories.page("page-" + time, time, latencyMs + i % 3 * 10));
            time += 6 * Histories.HOUR;
        }
        return time;
    }

    private static Policy alertingOnOneBrokenPromise() {
        return PolicyReader.read("""
                version: "1"
                experience: { alert-on-single-broken-promise: true }
                """);
    }
}
