package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoodNewsTest {

    private final Follower customer = new Follower(telling());

    @Test
    void pagesThatAreAsBeforeAreARecoveryThatTellsWhatWasLostAndIsNoMore() {
        long bad = visits(customer, Histories.START, 60, 400);
        long good = visits(customer, bad, 30, 4000);
        visits(customer, good, 30, 400);
        EpisodeRevision opened = told(AlertKind.EXPERIENCE_RECOVERED).get(0);
        assertThat(opened.state()).isEqualTo(EpisodeState.OPENED);
        assertThat(opened.severity()).isEqualTo(Severity.INFO);
        assertThat(opened.priority()).isZero();
        EpisodeRevision over = customer.revisions.stream()
                .filter(each -> each.kind() == AlertKind.EXPERIENCE_DROP && each.state() == EpisodeState.RESOLVED)
                .findFirst()
                .orElseThrow();
        assertThat(opened.eventTime()).isEqualTo(over.eventTime());
        assertThat(opened.contributions()).extracting(Contribution::reason).containsExactly("SLOW", "GAP_NOW");
        assertThat(opened.contributions().get(0).points())
                .as("index points lost at the worst")
                .isGreaterThan(20);
        assertThat(opened.score())
                .isEqualTo(opened.contributions().stream()
                        .mapToDouble(Contribution::points)
                        .sum())
                .isEqualTo(opened.scorePoints());
        assertThat(opened.route()).as("nobody is to do anything").isEmpty();
    }

    @Test
    void aRecoveryThatLastsForTheCooldownIsResolved() {
        long bad = visits(customer, Histories.START, 60, 400);
        long good = visits(customer, bad, 30, 4000);
        visits(customer, good, 90, 400);
        List<EpisodeRevision> told = told(AlertKind.EXPERIENCE_RECOVERED);
        assertThat(told).extracting(EpisodeRevision::state).containsExactly(EpisodeState.OPENED, EpisodeState.RESOLVED);
        assertThat(told.get(1).eventTime()).isEqualTo(told.get(0).eventTime() + 14 * Histories.DAY);
        assertThat(told.get(1).alertId()).isEqualTo(told.get(0).alertId());
        assertThat(told.get(1).revision()).isEqualTo(2);
    }

    @Test
    void aDropThatOnlyWentQuietIsNoRecovery() {
        long bad = visits(customer, Histories.START, 60, 400);
        long quiet = visits(customer, bad, 30, 4000);
        customer.until(quiet + 60 * Histories.DAY);
        assertThat(told(AlertKind.EXPERIENCE_DROP))
                .last()
                .extracting(EpisodeRevision::state)
                .isEqualTo(EpisodeState.RESOLVED);
        assertThat(told(AlertKind.EXPERIENCE_RECOVERED)).isEmpty();
    }

    @Test
    void whoComesBackAfterARiskWasToldIsTold() {
        for (int i = 0; i < 10; i++) {
            customer.see(Histories.placed("order-" + i, Histories.START + i * 7 * Histories.DAY, 50));
        }
        long silent = Histories.START + 63 * Histories.DAY;
        customer.until(silent + 300 * Histories.DAY);
        assertThat(told(AlertKind.CHURN_RISK)).isNotEmpty();
        assertThat(told(AlertKind.RISK_RECOVERED)).isEmpty();
        long back = silent + 301 * Histories.DAY;
        customer.see(Histories.placed("back", back, 50)).until(back + 20 * Histories.DAY);
        List<EpisodeRevision> told = told(AlertKind.RISK_RECOVERED);
        assertThat(told).extracting(EpisodeRevision::state).startsWith(EpisodeState.OPENED);
        assertThat(told.get(0).score()).isLessThan(0.3);
        assertThat(told.get(0).scorePoints())
                .isEqualTo(told.get(0).contributions().stream()
                        .mapToDouble(Contribution::points)
                        .sum());
    }

    @Test
    void pagesThatTurnFastDelightAndAreWhatIsExpectedInTheEnd() {
        long fast = visits(customer, Histories.START, 100, 2000);
        visits(customer, fast, 400, 500);
        List<EpisodeRevision> told = told(AlertKind.EXPERIENCE_DELIGHTED);
        EpisodeRevision opened = told.get(0);
        assertThat(opened.state()).isEqualTo(EpisodeState.OPENED);
        assertThat(opened.score()).isGreaterThan(10);
        assertThat(opened.severity()).isEqualTo(Severity.INFO);
        assertThat(opened.contributions().get(0).reason()).isEqualTo("SLOW");
        assertThat(opened.contributions().get(0).observed()).isBetween(450.0, 600.0);
        assertThat(opened.contributions().get(0).expected()).isGreaterThan(1000);
        assertThat(opened.touchpoints()).containsExactly("product");
        assertThat(told.get(told.size() - 1).state()).isEqualTo(EpisodeState.RESOLVED);
        assertThat(told(AlertKind.EXPERIENCE_DROP)).isEmpty();
    }

    @Test
    void theDefaultTellsNoneAndKeepsNothing() throws IOException {
        Follower silent = new Follower(Policy.defaults());
        long fast = visits(silent, Histories.START, 100, 2000);
        long bad = visits(silent, fast, 100, 500);
        long good = visits(silent, bad, 30, 4000);
        visits(silent, good, 30, 500);
        assertThat(silent.revisions).isNotEmpty().noneMatch(each -> each.kind().isGoodNews());
        assertThat(silent.profile.gains).isNull();
        CustomerProfile kept = silent.profile.copy();
        kept.gains = new Gains();
        assertThat(GoldenProfiles.bytes(silent.profile).length).isLessThan(GoldenProfiles.bytes(kept).length);
    }

    @Test
    void aPolicyThatNoLongerAsksEndsWhatIsOpen() {
        long bad = visits(customer, Histories.START, 60, 400);
        long good = visits(customer, bad, 30, 4000);
        long now = visits(customer, good, 20, 400);
        assertThat(told(AlertKind.EXPERIENCE_RECOVERED)).hasSize(1);
        Decision after = new CustomerModel(Policy.defaults()).assess(Histories.CUSTOMER, customer.profile, now);
        assertThat(after.revisions())
                .filteredOn(each -> each.kind() == AlertKind.EXPERIENCE_RECOVERED)
                .extracting(EpisodeRevision::state)
                .containsExactly(EpisodeState.EXPIRED);
        assertThat(customer.profile.gains).isNull();
    }

    private List<EpisodeRevision> told(AlertKind kind) {
        return customer.revisions.stream().filter(each -> each.kind() == kind).toList();
    }

    /** Visits every six hours; returns the time of the next. */
    private static long visits(Follower of, long from, int count, int latencyMs) {
        long time = from;
        for (int i = 0; i < count; i++) {
            of.see(Histories.page("page-" + time, time, latencyMs + i % 3 * 10));
            time += 6 * Histories.HOUR;
        }
        return time;
    }

    static Policy telling() {
        return PolicyReader.read("""
                version: "1"
                experience: { tell-recovered: true, tell-delighted: true }
                """);
    }
}
