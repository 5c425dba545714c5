package dev.attune.domain.customer;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
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
    private final double logTargetMs;

    private boolean listening;

    /** When what is judged without an event of its own is told, epoch milliseconds. */
    private long at;

    /** The event that is judged; null where what is judged has none. */
    private @Nullable Interaction event;

    /** Who was to do what is judged without an event; null where nobody else was, or nobody knows who. */
    private @Nullable String partner;

    private String customerId = "";
    private long customer;
    private double pDeadBefore = Double.NaN;

    /** @param told null where nobody listens */
    EncounterTeller(ExperiencePolicy policy, Judgement judgement, @Nullable Consumer<Encounter> told) {
        this.policy = policy;
        this.judgement = judgement;
        this.told = told;
        this.logTargetMs = StrictMath.log(policy.latencyTargetMs());
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

    /** Before an event is judged: what is negative is weighed by what it changes. */
    void meet(CustomerProfile profile, Signals signals, long eventTime, Interaction of) {
        event = of;
        weigh(profile, signals, eventTime);
    }

    /**
     * The same of a moment that has no event of its own.
     *
     * @param by who was to do what did not come; null where nobody else was, or nobody knows who
     */
    void meet(CustomerProfile profile, Signals signals, long eventTime, @Nullable String by) {
        event = null;
        partner = by;
        weigh(profile, signals, eventTime);
    }

    private void weigh(CustomerProfile profile, Signals signals, long eventTime) {
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
        Encounter.Stake stake = profile.purchases.started() ? stake(profile, eventTime) : null;
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
        double rise = Double.isNaN(pDeadBefore) ? 0 : Math.max(0, judgement.pDead(profile, eventTime) - pDeadBefore);
        double expected = judgement.expectedSpend(profile, eventTime);
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
            step = step(purchase, signals);
            currency = purchase.kind().countsAsPurchase() ? purchase.currency() : null;
            spent = currency == null ? 0 : Math.round(purchase.amount() * CENTS);
        }
        return new Encounter(
                new Cell(touchpoint, envelope.channel(), envelope.partner(), profile.segment, release, feature),
                of.eventTime(),
                customer,
                measures(signals),
                latency,
                latency < 0 ? 0 : policy.latencyTargetMs(touchpoint),
                step,
                spent,
                currency,
                stake);
    }

    /**
     * A promise that was broken before the delivery came is no news to the customer model, but only the delivery names the
     * carrier: it counts once more, there.
     */
    private Measures measures(Signals signals) {
        Measures measures = Measures.of(signals, logTargetMs);
        return signals.isBrokenBefore() ? measures.withTrouble(SignalKind.DELIVERY_LATENESS) : measures;
    }

    private static Encounter.Step delivered(Purchase purchase, Signals signals) {
        if (!signals.isBrokenBefore()) {
            return Encounter.Step.DELIVERED;
        }
        String told = signals.brokenBy();
        return told != null && told.equals(purchase.envelope().partner())
                ? Encounter.Step.DELIVERED_LATE_AS_TOLD
                : Encounter.Step.DELIVERED_LATE;
    }

    private static Encounter.Step step(Purchase purchase, Signals signals) {
        return switch (purchase.kind()) {
            case DELIVERED -> delivered(purchase, signals);
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
                new Cell(touchpoint, Channel.OTHER, partner, profile.segment, null, null),
                at,
                customer,
                Measures.of(signals, logTargetMs),
                Encounter.NOT_MEASURED,
                0,
                order ? Encounter.Step.NOT_DELIVERED : Encounter.Step.NOT_COME,
                0,
                null,
                stake);
    }
}
