package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same thing happens to two customers who could expect different things of it. */
class TwoCustomersTest {

    private static final long FIVE_DAYS = 5 * Histories.DAY;

    private static final Policy TELLING_EVERY_BROKEN_PROMISE = PolicyReader.read("""
            version: every broken promise
            experience: { alert-on-single-broken-promise: true }
            """);

    @Test
    void aDeliveryOfFiveDaysFallsShortOnlyOfAPromiseOfTwo() {
        Follower promisedTwo = delivered(2 * Histories.DAY);
        Follower promisedFive = delivered(FIVE_DAYS);
        Follower promisedNothing = delivered(Purchase.NO_TIME);

        assertThat(drops(promisedFive)).isEmpty();
        assertThat(drops(promisedNothing)).isEmpty();
        List<EpisodeRevision> told = drops(promisedTwo);
        Contribution late = told.get(told.size() - 1).contributions().stream()
                .filter(each -> each.reason().equals("LATE_DELIVERY"))
                .findFirst()
                .orElseThrow();
        assertThat(late.source()).isEqualTo(ExpectationSource.PROMISE);
        assertThat(late.expected()).isCloseTo(2, within(1e-6));
        assertThat(late.observed() - late.expected()).as("days").isCloseTo(3, within(1e-4));
    }

    @Test
    void slowPagesAreADropOnlyForWhoIsUsedToFastOnes() {
        Follower usedToSlow = visits(2000);
        Follower usedToFast = visits(400);
        long after = Histories.START + 60 * 6 * Histories.HOUR;
        for (int i = 0; i < 12; i++) {
            usedToSlow.see(Histories.page("slow-" + i, after + i * Histories.HOUR, 2000));
            usedToFast.see(Histories.page("slow-" + i, after + i * Histories.HOUR, 2000));
        }

        assertThat(drops(usedToSlow)).isEmpty();
        Contribution slow = drops(usedToFast).get(0).contributions().get(0);
        assertThat(slow.reason()).isEqualTo("SLOW");
        assertThat(slow.source()).isEqualTo(ExpectationSource.OWN_BASELINE);
        assertThat(slow.expected()).isBetween(380.0, 420.0);
        assertThat(slow.observed()).isCloseTo(2000, within(1.0));
    }

    private static Follower delivered(long promised) {
        Follower customer = new Follower(TELLING_EVERY_BROKEN_PROMISE);
        long promise = promised == Purchase.NO_TIME ? promised : Histories.START + promised;
        customer.see(Histories.purchase("order", Histories.START, PurchaseKind.PLACED, "o-1", 30, promise));
        long arrival = Histories.START + FIVE_DAYS;
        customer.see(Histories.purchase("here", arrival, PurchaseKind.DELIVERED, "o-1", 0, Purchase.NO_TIME));
        return customer.until(arrival + Histories.DAY);
    }

    private static Follower visits(int latencyMs) {
        Follower customer = new Follower(Policy.defaults());
        for (int i = 0; i < 60; i++) {
            customer.see(Histories.page("page-" + i, Histories.START + i * 6 * Histories.HOUR, latencyMs + i % 3 * 10));
        }
        return customer;
    }

    private static List<EpisodeRevision> drops(Follower customer) {
        return customer.revisions.stream()
                .filter(revision -> revision.kind() == AlertKind.EXPERIENCE_DROP)
                .toList();
    }
}
