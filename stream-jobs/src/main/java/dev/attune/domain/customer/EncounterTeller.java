package dev.attune.domain.customer;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.experience.Signals;
import dev.attune.domain.incident.Cell;
import dev.attune.domain.incident.CustomerHash;
import dev.attune.domain.incident.Encounter;
import dev.attune.domain.incident.Measures;
import dev.attune.domain.policy.ExperiencePolicy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the fleet of each moment that is judged, while somebody listens: of on-time interactions, and of what was to come
 * and did not. Whatever is tried out on a copy of a customer is told to nobody.
 */
final class EncounterTeller {

    private static final int CENTS = 100;

    private final ExperiencePolicy policy;
    private final Judgement judgement;
    private final @Nullable Consumer<Encounter> told;

    private boolean listening;

    /** When what is judged without an event of its own is told, epoch milliseconds. */
    private long at;

    /** The event that is judged; null where what is judged has none. */
    private @Nullable Interaction event;

    private String customerId = "";
    private long customer;
    private double pDeadBefore = Double.NaN;

    /** @param told null where nobody listens */
    EncounterTeller(ExperiencePolicy policy, Judgement judgement, @Nullable Consumer<Encounter> told) {
        this.policy = policy;
        this.judgement = judgement;
        this.told = told;
    }

    /** What is judged from now on is this interaction, or shows with it. */
    void begin(Interaction interaction) {
        begin(interaction.customerId(), interaction.eventTime());
    }

    /** What is judged from now on comes of nothing having happened, and is told as of an instant of event time. */
    void begin(String ofCustomer, long asOf) {
        if (told == null) {
            return;
        }
        if (!ofCustomer.equals(customerId)) {
            customerId = ofCustomer;
            customer = CustomerHash.of(ofCustomer);
        }
        at = asOf;
        listening = true;
    }

    void end() {
        listening = false;
    }

    /**
     * Before a moment is judged: what is negative is weighed by what it changes.
     *
     * @param of the event; null where the moment has none of its own
     */
    void meet(CustomerProfile profile, Signals signals, long eventTime, @Nullable Interaction of) {
        event = of;
        pDeadBefore = Double.NaN;
        if (listening && profile.purchases.started() && isNegative(signals)) {
            pDeadBefore = judgement.pDead(profile, eventTime);
        }
    }

    /** After it was judged. */
    void met(CustomerProfile profile, Signals signals, String touchpoint, long eventTime) {
        Interaction of = event;
        event = null;
        if (!listening || told == null) {
            return;
        }
        Encounter.Stake stake = Double.isNaN(pDeadBefore) ? null : stake(profile, eventTime);
        told.accept(
                of == null
                        ? withoutEvent(profile, signals, touchpoint, stake)
                        : ofEvent(of, profile, signals, touchpoint, stake));
    }

    private static boolean isNegative(Signals signals) {
        for (int i = 0; i < signals.size(); i++) {
            if (signals.isNegative(i)) {
                return true;
            }
        }
        return false;
    }

    private Encounter.Stake stake(CustomerProfile profile, long eventTime) {
        double rise = Math.max(0, judgement.pDead(profile, eventTime) - pDeadBefore);
        double expected = judgement.expectedSpend(profile);
        return new Encounter.Stake(
                Math.round(expected * CENTS), Math.round(expected * rise * CENTS), profile.spending.currency());
    }

    private Encounter ofEvent(
            Interaction of,
            CustomerProfile profile,
            Signals signals,
            String touchpoint,
            Encounter.@Nullable Stake stake) {
        Envelope envelope = of.envelope();
        Measures measures = Measures.of(signals);
        boolean lateAfterAll = isLateAfterAll(of, measures);
        String release = null;
        String feature = null;
        String currency = null;
        long spent = 0;
        int latency = Encounter.NOT_MEASURED;
        Encounter.Step step = Encounter.Step.EVENT;
        if (of instanceof Click click) {
            release = click.appVersion();
            latency = click.latencyMs();
        } else if (of instanceof Support support) {
            feature = support.feature();
        } else if (of instanceof Purchase purchase) {
            step = step(purchase, lateAfterAll);
            currency = purchase.kind().countsAsPurchase() ? purchase.currency() : null;
            spent = currency == null ? 0 : Math.round(purchase.amount() * CENTS);
        }
        return new Encounter(
                new Cell(touchpoint, envelope.channel(), envelope.partner(), profile.segment, release, feature),
                of.eventTime(),
                customer,
                lateAfterAll ? measures.withTrouble(SignalKind.DELIVERY_LATENESS) : measures,
                latency,
                latency < 0 ? 0 : policy.latencyTargetMs(touchpoint),
                step,
                spent,
                currency,
                Encounter.UNKNOWN,
                stake);
    }

    /**
     * A promise that was broken before the delivery came is no news to the customer model, but only the delivery names the
     * carrier: it counts once more, there.
     */
    private static boolean isLateAfterAll(Interaction of, Measures measures) {
        return of instanceof Purchase purchase
                && purchase.kind() == PurchaseKind.DELIVERED
                && purchase.promisedAt() != Purchase.NO_TIME
                && purchase.eventTime() > purchase.promisedAt()
                && !measures.holds(SignalKind.DELIVERY_LATENESS);
    }

    private static Encounter.Step step(Purchase purchase, boolean lateAfterAll) {
        return switch (purchase.kind()) {
            case DELIVERED -> lateAfterAll ? Encounter.Step.DELIVERED_LATE : Encounter.Step.DELIVERED;
            case RETURNED -> Encounter.Step.RETURNED;
            default -> Encounter.Step.EVENT;
        };
    }

    private Encounter withoutEvent(
            CustomerProfile profile, Signals signals, String touchpoint, Encounter.@Nullable Stake stake) {
        boolean order = false;
        for (int i = 0; i < signals.size(); i++) {
            order |= signals.kind(i) == SignalKind.DELIVERY_LATENESS;
        }
        return new Encounter(
                new Cell(touchpoint, Channel.OTHER, null, profile.segment, null, null),
                at,
                customer,
                Measures.of(signals),
                Encounter.NOT_MEASURED,
                0,
                order ? Encounter.Step.NOT_DELIVERED : Encounter.Step.NOT_COME,
                0,
                null,
                Encounter.UNKNOWN,
                stake);
    }
}
