package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.churn.LogOdds;
import dev.attune.domain.customer.OpenCases.Case;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Remedy;
import dev.attune.domain.episode.RemedyAction;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a remedy promises is what happens: the event is made to come at that instant, and the model asked again. */
class RemedyProperties {

    private static final long TICK = Histories.HOUR;
    private static final int LIVES = 60;

    /** Opens early, so that every remedy has its case. */
    private final CustomerModel model = new CustomerModel(PolicyReader.read("""
            version: early
            churn: { enter-probability: 0.6, overdue: { points: 0.4 }, activity: { a: 0.55 }, once-points: 0 }
            """));

    private final Map<RemedyAction, Integer> kept = new EnumMap<>(RemedyAction.class);

    /** By the events so far. */
    private final Set<String> openTickets = new LinkedHashSet<>();

    @Test
    void doingWhatARemedySaysGivesExactlyTheRiskItPromises() {
        long seed = Long.getLong("attune.seed", 20261123L);
        for (int i = 0; i < LIVES; i++) {
            List<Interaction> life = Histories.life(new SplittableRandom(seed + i), 150 + 5 * i);
            openTickets.clear();
            model.hear(i % 3 == 0 ? outages() : FeedOutages.NONE);
            follow(life, Histories.START + (400 + 5L * i) * Histories.DAY, "seed " + seed + ", life " + i);
        }
        openTickets.clear();
        model.hear(FeedOutages.NONE);
        follow(rareVisitorWhoHadEnough(), Histories.START + 700 * Histories.DAY, "rare visitor");
        System.out.println("remedies kept: " + kept + ", seed " + seed);
        assertThat(kept).containsKeys(RemedyAction.values());
    }

    /** Clicks went missing for a while, and support has been since. */
    private static FeedOutages outages() {
        return new FeedOutages(List.of(
                new FeedOutages.Outage(
                        EventStream.CLICK, Histories.START + 90 * Histories.DAY, Histories.START + 120 * Histories.DAY),
                new FeedOutages.Outage(EventStream.SUPPORT, Histories.START + 200 * Histories.DAY, FeedOutages.NEVER)));
    }

    private void follow(List<Interaction> life, long end, String what) {
        CustomerProfile profile = new CustomerProfile();
        int next = 0;
        long deadline = Long.MAX_VALUE;
        for (long at = Histories.START + TICK; at <= end; at += TICK) {
            boolean eventful = false;
            while (next < life.size() && life.get(next).eventTime() < at) {
                Interaction event = life.get(next++);
                noteTicket(event);
                model.observe(profile, event, false);
                eventful = true;
            }
            if (eventful || at >= deadline) {
                Decision decision = model.assess(Histories.CUSTOMER, profile, at);
                deadline = decision.deadline();
                for (EpisodeRevision revision : decision.revisions()) {
                    check(revision, profile, what);
                }
            }
        }
    }

    /** Comes twice a year; then everything goes wrong at once, which fades faster than such a silence grows. */
    private static List<Interaction> rareVisitorWhoHadEnough() {
        List<Interaction> life = new ArrayList<>();
        for (int visit = 0; visit < 3; visit++) {
            life.add(Histories.page("visit-" + visit, Histories.START + visit * 180 * Histories.DAY, 300));
        }
        long bad = Histories.START + 360 * Histories.DAY + Histories.HOUR;
        for (int i = 0; i < 6; i++) {
            long time = bad + i * Histories.MINUTE;
            life.add(Histories.support("complaint-" + i, time, SupportKind.COMPLAINT, null, -0.9));
            life.add(Histories.rated("rating-" + i, time + 1, 1));
            life.add(Histories.errorPage("error-" + i, time + 2));
            life.add(Histories.purchase("returned-" + i, time + 3, PurchaseKind.RETURNED, null, 0, Purchase.NO_TIME));
            life.add(Histories.purchase(
                    "ended-" + i, time + 4, PurchaseKind.SUBSCRIPTION_CANCELLED, null, 0, Purchase.NO_TIME));
        }
        return life;
    }

    private void noteTicket(Interaction event) {
        if (event instanceof Support support && support.ticketId() != null) {
            if (support.kind() == SupportKind.OPENED) {
                openTickets.add(support.ticketId());
            } else if (support.kind() == SupportKind.RESOLVED) {
                openTickets.remove(support.ticketId());
            }
        }
    }

    private void check(EpisodeRevision revision, CustomerProfile profile, String what) {
        boolean over = revision.state() == EpisodeState.RESOLVED || revision.state() == EpisodeState.EXPIRED;
        if (revision.kind() == AlertKind.EXPERIENCE_DROP || over) {
            assertThat(revision.remedies()).as(what).isEmpty();
            return;
        }
        assertThat(revision.remedies())
                .as(what)
                .isNotEmpty()
                .isSortedAccordingTo((one, other) -> Double.compare(one.points(), other.points()));
        for (Remedy remedy : revision.remedies()) {
            assertThat(remedy.points()).as(what).isNegative();
            assertThat(LogOdds.probability(revision.scorePoints() + remedy.points()))
                    .as(what)
                    .isEqualTo(remedy.pDeadAfter());
            assertThat(remedy.resolves())
                    .isEqualTo(remedy.pDeadAfter() < Policy.defaults().churn().exitProbability());
            CustomerProfile then = profile.copy();
            if (happens(remedy, then)) {
                double after = model.assess(Histories.CUSTOMER, then, remedy.at())
                        .assessment()
                        .pDead();
                assertThat(after).as("%s, %s", what, remedy).isEqualTo(remedy.pDeadAfter());
                kept.merge(remedy.action(), 1, Integer::sum);
            }
        }
    }

    /** False where something else would happen meanwhile. */
    private boolean happens(Remedy remedy, CustomerProfile profile) {
        switch (remedy.action()) {
            case VISIT -> see(profile, visit(remedy.at()));
            case PURCHASE -> {
                if (profile.activity.started()) {
                    see(profile, visit(remedy.at()));
                }
                see(profile, bought(remedy.at(), PurchaseKind.PLACED));
            }
            case RENEWAL -> see(profile, bought(remedy.at(), PurchaseKind.SUBSCRIPTION_RENEWED));
            case RESOLVE_TICKETS -> {
                assertThat(remedy.count()).isEqualTo(openTickets.size());
                for (String ticket : openTickets) {
                    see(
                            profile,
                            Histories.support(ticket + "!", remedy.at(), SupportKind.RESOLVED, ticket, Double.NaN));
                }
            }
            case FADING -> {
                Patience patience = Patience.of(Policy.defaults().journey());
                Case due = profile.cases.nextDue(FeedOutages.NONE, patience);
                return due == null || due.dueAt(FeedOutages.NONE, patience) >= remedy.at();
            }
        }
        return true;
    }

    private void see(CustomerProfile profile, Interaction event) {
        model.observe(profile, event, false);
    }

    private static Interaction visit(long at) {
        return Histories.click("a-visit", at, ClickKind.PAGE_VIEW, 350, 200);
    }

    private static Interaction bought(long at, PurchaseKind kind) {
        return Histories.purchase("an-order", at, kind, null, 49.9, Purchase.NO_TIME);
    }
}
