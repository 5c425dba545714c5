package dev.attune.domain.customer;

import dev.attune.domain.churn.ChurnInputs.Evidence;
import dev.attune.domain.churn.ChurnModel;
import dev.attune.domain.episode.Remedy;
import dev.attune.domain.episode.RemedyAction;
import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What would lower a customer's risk of leaving, and to what: each thing is made to happen to a copy of the profile, by
 * the code that hears of it when it does happen, and judged as of the same instant. So the promise is the model, not a
 * story about it. Costs some copies of a profile: only for what is told.
 */
final class Remedies {

    /** No source can send it: the ids of intake hold no control characters. */
    private static final String EVENT_ID = "\u0000remedy-";

    private static final Comparator<Remedy> MOST_FIRST =
            Comparator.comparingDouble(Remedy::points).thenComparing(Remedy::action);

    /** How much longer than an early bound of the model's is waited at least, milliseconds. */
    private static final long SHORTEST_WAIT = 1_000;

    private static final int MOST_WAITS = 64;

    private final CustomerObserver observer;
    private final CaseTracker cases;
    private final Judgement judgement;
    private final ChurnModel model;
    private final double exitLogOdds;
    private final long expiry;

    Remedies(Policy policy, CustomerObserver observer, CaseTracker cases, Judgement judgement, ChurnModel model) {
        this.observer = observer;
        this.cases = cases;
        this.judgement = judgement;
        this.model = model;
        this.exitLogOdds = policy.churn().exitLogOdds();
        this.expiry = policy.retention().expiryDays() * OccasionClock.MILLISECONDS_PER_DAY;
    }

    /** Largest effect first; what would not lower the risk is left out. */
    List<Remedy> of(CustomerProfile profile, Standpoint now) {
        List<Remedy> remedies = new ArrayList<>();
        long at = now.at();
        if (profile.activity.started()) {
            add(remedies, RemedyAction.VISIT, 1, profile, now, then -> visit(then, at));
        }
        add(remedies, RemedyAction.PURCHASE, 1, profile, now, then -> {
            if (then.activity.started()) {
                visit(then, at);
            }
            buy(then, PurchaseKind.PLACED, at);
        });
        if (subscriptionEnded(now)) {
            add(
                    remedies,
                    RemedyAction.RENEWAL,
                    1,
                    profile,
                    now,
                    then -> buy(then, PurchaseKind.SUBSCRIPTION_RENEWED, at));
        }
        int tickets = profile.cases.count(OpenCases.Kind.TICKET);
        if (tickets > 0) {
            add(remedies, RemedyAction.RESOLVE_TICKETS, tickets, profile, now, then -> cases.resolveAll(then, at));
        }
        addFading(remedies, profile, now);
        remedies.sort(MOST_FIRST);
        return List.copyOf(remedies);
    }

    private void add(
            List<Remedy> to,
            RemedyAction action,
            int count,
            CustomerProfile profile,
            Standpoint now,
            Consumer<CustomerProfile> happening) {
        CustomerProfile then = profile.copy();
        happening.accept(then);
        addIfLower(to, action, count, now, judgement.at(then, now.at()));
    }

    private void addIfLower(List<Remedy> to, RemedyAction action, int count, Standpoint now, Standpoint then) {
        double points = then.logOdds() - now.logOdds();
        if (points < 0) {
            to.add(new Remedy(action, count, points, then.pDead(), then.logOdds() < exitLogOdds, then.at()));
        }
    }

    /** Waiting is no remedy unless it ends the episode, and no longer than the customer is remembered. */
    private void addFading(List<Remedy> to, CustomerProfile profile, Standpoint now) {
        Standpoint then = now;
        for (int i = 0; i < MOST_WAITS && then.logOdds() >= exitLogOdds; i++) {
            long next = model.falls(then.inputs(), then.at(), exitLogOdds);
            if (next >= profile.lastEventTime + expiry) {
                return;
            }
            then = judgement.at(profile, Math.max(next, then.at() + SHORTEST_WAIT));
        }
        if (then.logOdds() < exitLogOdds) {
            addIfLower(to, RemedyAction.FADING, 1, now, then);
        }
    }

    private static boolean subscriptionEnded(Standpoint now) {
        for (Evidence evidence : now.inputs().evidence()) {
            if (evidence.reason() == Reason.SUBSCRIPTION_CANCELLED || evidence.reason() == Reason.NOT_RENEWED) {
                return true;
            }
        }
        return false;
    }

    private void visit(CustomerProfile profile, long at) {
        Envelope envelope = envelope("visit", at);
        observer.observe(
                profile,
                new Click(
                        envelope,
                        ClickKind.CLICK,
                        null,
                        null,
                        null,
                        Click.NOT_GIVEN,
                        Click.NOT_GIVEN,
                        null,
                        Click.NOT_GIVEN,
                        Click.NO_POSITION,
                        Click.NO_POSITION,
                        null),
                false);
    }

    private void buy(CustomerProfile profile, PurchaseKind kind, long at) {
        Envelope envelope = envelope("purchase", at);
        observer.observe(
                profile,
                new Purchase(envelope, kind, null, 0, null, 1, null, Purchase.NO_TIME, Purchase.NO_TIME),
                false);
    }

    private static Envelope envelope(String name, long at) {
        return new Envelope("", EVENT_ID + name, at, Channel.OTHER, null, null, null, null, null);
    }
}
