package dev.attune.domain.customer;

import dev.attune.domain.customer.OpenCases.Case;
import dev.attune.domain.customer.OpenCases.Kind;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.experience.SignalCatalogue;
import dev.attune.domain.experience.Signals;
import dev.attune.domain.experience.Touchpoints;
import dev.attune.domain.policy.EvidenceWeight;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Follows orders and support cases from their promise to their end, and adds the signals that only memory can tell: late
 * deliveries, late answers, long waits, and promises broken with nothing happening at all.
 */
final class CaseTracker {

    private static final long DAY = OccasionClock.MILLISECONDS_PER_DAY;

    private static final double MILLISECONDS_PER_HOUR = 3_600_000;

    private final Policy policy;
    private final Patience patience;
    private final ExperienceRecorder recorder;
    private final Forgetting forgetting;
    private FeedOutages outages = FeedOutages.NONE;
    private final Murmur128 murmur = new Murmur128();
    private final Signals broken = new Signals();
    private long forgotten;
    private long impossible;

    CaseTracker(Policy policy, ExperienceRecorder recorder, Forgetting forgetting) {
        this.forgetting = forgetting;
        this.policy = policy;
        this.patience = Patience.of(policy.journey());
        this.recorder = recorder;
    }

    /** Takes in a step of an order; a late one only closes, so that it never speaks by itself. */
    void follow(CustomerProfile profile, Purchase purchase, boolean late, Signals signals) {
        switch (purchase.kind()) {
            case PLACED -> {
                if (!late) {
                    awaitDelivery(profile, purchase, possible(purchase.promisedAt(), purchase.eventTime()));
                }
            }
            case SHIPPED -> {
                if (!late) {
                    awaitDelivery(profile, purchase, purchase.promisedAt());
                }
            }
            case DELIVERED -> deliver(profile, purchase, late, signals);
            case CANCELLED, RETURNED -> close(profile, find(profile, Kind.ORDER, purchase.orderId()));
            case SUBSCRIPTION_RENEWED, SUBSCRIPTION_CANCELLED ->
                close(profile, find(profile, Kind.RENEWAL, subscription(purchase)));
            case PAYMENT_FAILED, REFUNDED, OTHER -> {}
        }
        if (!late && purchase.kind().countsAsPurchase() && purchase.renewsAt() != Purchase.NO_TIME) {
            awaitRenewal(profile, purchase);
        }
    }

    private void awaitDelivery(CustomerProfile profile, Purchase purchase, long promisedAt) {
        if (purchase.orderId() != null && promisedAt != Purchase.NO_TIME) {
            open(profile, Kind.ORDER, purchase.orderId(), promisedAt, EventReference.to(purchase));
        }
        String carrier = purchase.envelope().partner();
        Case order = carrier == null ? null : find(profile, Kind.ORDER, purchase.orderId());
        if (order != null) {
            order.carrier = carrier;
        }
    }

    /** A promise for a time before it was made is none: the event that makes it is taken, the promise is counted. */
    private long possible(long promisedAt, long madeAt) {
        if (promisedAt != Purchase.NO_TIME && promisedAt < madeAt) {
            impossible++;
            return Purchase.NO_TIME;
        }
        return promisedAt;
    }

    /** How many promises were for a time before they were made, since this was asked last. */
    long takeImpossible() {
        long taken = impossible;
        impossible = 0;
        return taken;
    }

    /** What was announced last holds, unlike a promise: whoever renews or buys again names the next date. */
    private void awaitRenewal(CustomerProfile profile, Purchase purchase) {
        close(profile, find(profile, Kind.RENEWAL, subscription(purchase)));
        if (possible(purchase.renewsAt(), purchase.eventTime()) == Purchase.NO_TIME) {
            return;
        }
        long due = purchase.renewsAt() + (long) (policy.churn().evidenceRule().renewalGraceDays() * DAY);
        open(profile, Kind.RENEWAL, subscription(purchase), due, EventReference.to(purchase));
    }

    /** Sources that name no order have one subscription per customer. */
    private static String subscription(Purchase purchase) {
        return purchase.orderId() == null ? "" : purchase.orderId();
    }

    private void deliver(CustomerProfile profile, Purchase purchase, boolean late, Signals signals) {
        Case order = find(profile, Kind.ORDER, purchase.orderId());
        long promised = purchase.promisedAt();
        boolean toldAlready = false;
        long begun = Purchase.NO_TIME;
        if (order != null) {
            begun = order.openedAt;
            promised = OpenCases.earlier(order.promisedAt, promised);
            toldAlready = order.broken;
            profile.cases.close(order);
            if (toldAlready && !late) {
                signals.noteBrokenBefore(order.carrier);
                double waited = hours(begun, purchase.eventTime());
                profile.drop.came(
                        SignalKind.DELIVERY_LATENESS, Touchpoints.DELIVERY, hours(begun, order.promisedAt), waited);
            }
        }
        String carrier = purchase.envelope().partner();
        if (!late && carrier != null) {
            profile.carrier.brought(carrier);
        }
        if (!late && !toldAlready && promised != Purchase.NO_TIME) {
            long time = purchase.eventTime();
            boolean afterPromise = time > promised + patience.deliveryGrace();
            profile.promiseBroken |= afterPromise;
            signals.addPromise(SignalKind.DELIVERY_LATENESS, afterPromise, hours(begun, time), hours(begun, promised));
        }
    }

    /** Takes in a step of a support case; a late one only closes. */
    void follow(CustomerProfile profile, Support support, boolean late, Signals signals) {
        switch (support.kind()) {
            case OPENED, REOPENED, COMPLAINT, TRANSFERRED, ESCALATED -> {
                if (!late && support.ticketId() != null) {
                    open(profile, support, support.ticketId());
                }
            }
            case REPLIED -> {
                Case ticket = find(profile, Kind.TICKET, support.ticketId());
                if (ticket != null) {
                    reply(ticket, profile, support.eventTime(), late, signals);
                }
            }
            case RESOLVED -> {
                Case ticket = find(profile, Kind.TICKET, support.ticketId());
                if (ticket != null) {
                    resolve(ticket, profile, support.eventTime(), late, signals);
                }
            }
            case SURVEY, REVIEW, REFERRAL, OTHER -> {}
        }
    }

    private void open(CustomerProfile profile, Support support, String ticketId) {
        EventReference opener = EventReference.to(support);
        boolean promises = support.kind() != SupportKind.TRANSFERRED && support.kind() != SupportKind.ESCALATED;
        long promised = promises ? possible(support.promisedAt(), support.eventTime()) : support.promisedAt();
        if (open(profile, Kind.TICKET, ticketId, promised, opener)) {
            profile.churnEvidence.add(Reason.UNRESOLVED_TICKET, 1, support.eventTime(), forgetting);
        }
        if (support.kind() == SupportKind.COMPLAINT || support.kind() == SupportKind.ESCALATED) {
            Case ticket = find(profile, Kind.TICKET, ticketId);
            if (ticket != null) {
                ticket.serious = true;
            }
        }
    }

    private boolean open(CustomerProfile profile, Kind kind, String id, long promisedAt, EventReference opener) {
        int before = profile.cases.size();
        boolean opened = profile.cases.open(kind, key(id), promisedAt, opener);
        if (opened && profile.cases.size() == before) {
            forgotten++;
        }
        return opened;
    }

    /** How many cases gave way to newer ones, still open, since this was asked last. */
    long takeForgotten() {
        long taken = forgotten;
        forgotten = 0;
        return taken;
    }

    private static void reply(Case ticket, CustomerProfile profile, long time, boolean late, Signals signals) {
        if (!late && !ticket.answered) {
            SignalCatalogue.addResponse(time - ticket.openedAt, signals);
        }
        answer(ticket, profile, time, late, signals);
    }

    private static void answer(Case ticket, CustomerProfile profile, long time, boolean late, Signals signals) {
        if (!late && ticket.due()) {
            if (ticket.isPromised()) {
                boolean afterPromise = time > ticket.promisedAt;
                profile.promiseBroken |= afterPromise;
                signals.addPromise(
                        SignalKind.ANSWER_LATENESS,
                        afterPromise,
                        hours(ticket.openedAt, time),
                        hours(ticket.openedAt, ticket.promisedAt));
            } else {
                signals.addTrouble(SignalKind.UNANSWERED, false);
            }
        }
        ticket.answered = true;
        ticket.promisedAt = ticket.broken ? ticket.promisedAt : Purchase.NO_TIME;
    }

    /** From one instant to another; NaN where the first is not known. */
    private static double hours(long from, long to) {
        return from == Purchase.NO_TIME ? Double.NaN : (to - from) / MILLISECONDS_PER_HOUR;
    }

    private void resolve(Case ticket, CustomerProfile profile, long time, boolean late, Signals signals) {
        answer(ticket, profile, time, late, signals);
        if (!late) {
            SignalCatalogue.addResolution(time - ticket.openedAt, signals);
            profile.churnEvidence.add(Reason.RECOVERED, 1, time, forgetting);
        }
        profile.cases.close(ticket);
        if (!late) {
            weighOpenTickets(profile, time);
        }
    }

    /** What is left open counts from when each was opened; those from before the last purchase are forgiven. */
    private void weighOpenTickets(CustomerProfile profile, long time) {
        EvidenceWeight weight = forgetting.weight(Reason.UNRESOLVED_TICKET);
        if (weight == null) {
            return;
        }
        double units = 0;
        int count = 0;
        for (Case open : profile.cases.of(Kind.TICKET)) {
            if (open.openedAt > profile.evidence.lastPurchaseAt()) {
                units += forgetting.remaining(Reason.UNRESOLVED_TICKET, weight, open.openedAt, time);
                count++;
            }
        }
        profile.churnEvidence.set(Reason.UNRESOLVED_TICKET, units, count, time, forgetting);
    }

    /** Resolves every open support case, as if the message of each came at {@code time}. */
    void resolveAll(CustomerProfile profile, long time) {
        for (Case ticket = profile.cases.oldest(Kind.TICKET);
                ticket != null;
                ticket = profile.cases.oldest(Kind.TICKET)) {
            broken.clear();
            resolve(ticket, profile, time, false, broken);
            recorder.judge(profile, broken, Touchpoints.SUPPORT, time);
        }
    }

    /** Hears the promises that were broken by {@code at} with no event: each is a signal of the instant it was due. */
    void settle(CustomerProfile profile, long at) {
        Case due = profile.cases.nextDue(outages, patience);
        while (due != null && due.dueAt(outages, patience) < at) {
            due.broken = true;
            profile.eventful = true;
            profile.evidence.add(due.opener);
            if (due.kind == Kind.RENEWAL) {
                profile.churnEvidence.add(Reason.NOT_RENEWED, 1, due.dueAt(outages, patience), forgetting);
                profile.cases.close(due);
            } else {
                takeTooLong(profile, due);
            }
            due = profile.cases.nextDue(outages, patience);
        }
    }

    /** When the next promise is broken with nothing happening, epoch milliseconds; {@link FeedOutages#NEVER} for never. */
    long nextDue(CustomerProfile profile) {
        Case due = profile.cases.nextDue(outages, patience);
        return due == null ? FeedOutages.NEVER : due.dueAt(outages, patience);
    }

    void hear(FeedOutages heard) {
        outages = heard;
    }

    private void takeTooLong(CustomerProfile profile, Case due) {
        boolean order = due.kind == Kind.ORDER;
        String touchpoint = order ? Touchpoints.DELIVERY : Touchpoints.SUPPORT;
        if (policy.ignore().ignoresTouchpoint(touchpoint)) {
            return;
        }
        broken.clear();
        long brokenAt = due.dueAt(outages, patience);
        if (due.isPromised()) {
            profile.promiseBroken = true;
            SignalKind kind = order ? SignalKind.DELIVERY_LATENESS : SignalKind.ANSWER_LATENESS;
            broken.addPromise(kind, true, hours(due.openedAt, brokenAt), hours(due.openedAt, due.promisedAt));
        } else {
            broken.add(SignalKind.UNANSWERED, true);
        }
        if (order && due.carrier == null) {
            due.carrier = profile.carrier.known();
        }
        recorder.judge(profile, broken, touchpoint, brokenAt, due.carrier);
        ExperienceRecorder.count(profile, broken, profile.hours.open(brokenAt), profile.days.open(brokenAt));
    }

    private @Nullable Case find(CustomerProfile profile, Kind kind, @Nullable String id) {
        if (id == null || profile.cases.size() == 0) {
            return null;
        }
        return profile.cases.find(kind, key(id));
    }

    private static void close(CustomerProfile profile, @Nullable Case closed) {
        if (closed != null) {
            profile.cases.close(closed);
        }
    }

    private long key(String id) {
        murmur.hash(id.getBytes(StandardCharsets.UTF_8));
        return murmur.high();
    }
}
