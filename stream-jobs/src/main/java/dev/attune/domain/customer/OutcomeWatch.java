package dev.attune.domain.customer;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.feedback.AlertOutcome;
import dev.attune.domain.feedback.AwaitedOutcome;
import dev.attune.domain.feedback.FeedbackMemory;
import dev.attune.domain.feedback.Outcome;
import dev.attune.domain.feedback.OutcomeSource;
import dev.attune.domain.policy.Policy;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the stream itself shows of how alerts turned out. A churn risk: KEPT at the first purchase within the horizon after
 * it opened, LEFT when that has passed without one. A drop: RECOVERED when it ends because the customer fares as could be
 * expected again; of one that ends otherwise, or does not, the horizon tells by purchases. Time in which the purchase feed
 * could not tell is not counted.
 *
 * <p>One customer in {@value #ONE_IN}, by the hash of their id, is picked at random once a horizon, at an instant that has
 * nothing to do with what they do: how often those leave is what alerts are held against. Only who might be alerted then is
 * picked, and of nobody else anything is kept.
 */
final class OutcomeWatch {

    /** One customer in so many is picked, so that picks cost next to nothing. */
    private static final int ONE_IN = 16;

    private static final long SECOND = 1_000;

    private final Policy policy;
    private final long horizon;
    private FeedOutages outages = FeedOutages.NONE;

    OutcomeWatch(Policy policy) {
        this.policy = policy;
        this.horizon = policy.churn().horizonDays() * OccasionClock.MILLISECONDS_PER_DAY;
    }

    void hear(FeedOutages heard) {
        outages = heard;
    }

    /** After an interaction that was taken in, late ones too. */
    void observed(CustomerProfile profile, Interaction interaction) {
        FeedbackMemory memory = profile.feedback;
        if (memory == null
                || !(interaction instanceof Purchase purchase)
                || !purchase.kind().countsAsPurchase()) {
            return;
        }
        for (AwaitedOutcome alert : memory.awaited()) {
            long time = interaction.eventTime();
            if (time >= alert.openedAt() && time < due(alert, time)) {
                alert.buy();
            }
        }
    }

    /**
     * A revision is told.
     *
     * @param recovered whether the episode ends because the customer fares as could be expected again
     */
    static void told(CustomerProfile profile, EpisodeRevision revision, boolean recovered) {
        if (profile.feedback == null) {
            profile.feedback = new FeedbackMemory();
        }
        switch (revision.state()) {
            case OPENED ->
                profile.feedback.await(new AwaitedOutcome(
                        revision.kind(),
                        revision.openedAt(),
                        revision.revision(),
                        revision.policyVersion(),
                        revision.modelVersion()));
            case UPDATED -> note(profile.feedback, revision, false);
            case RESOLVED, EXPIRED -> {
                note(profile.feedback, revision, recovered);
                profile.feedback.close(revision.kind());
            }
        }
    }

    private static void note(FeedbackMemory memory, EpisodeRevision revision, boolean recovered) {
        for (AwaitedOutcome alert : memory.awaited()) {
            if (!alert.isPick() && alert.kind() == revision.kind() && alert.openedAt() == revision.openedAt()) {
                alert.told(revision.revision());
                if (recovered) {
                    alert.recover();
                }
            }
        }
    }

    /** Tells what is known by {@code at}, and no longer awaits it; of one who is forgotten nothing more will be known. */
    void settle(
            String customerId, CustomerProfile profile, long at, boolean forgotten, Consumer<AlertOutcome> outcomes) {
        FeedbackMemory memory = profile.feedback;
        if (memory == null) {
            return;
        }
        memory.forget(at);
        for (Iterator<AwaitedOutcome> alerts = memory.awaited().iterator(); alerts.hasNext(); ) {
            AwaitedOutcome alert = alerts.next();
            Outcome shown = shown(alert, forgotten || at >= due(alert, at));
            if (shown != null) {
                OutcomeSource source = alert.isPick() ? OutcomeSource.PICK : OutcomeSource.STREAM;
                outcomes.accept(alert.known(customerId, shown, source, at));
                alerts.remove();
            }
        }
        if (memory.isEmpty()) {
            profile.feedback = null;
        }
    }

    private static @Nullable Outcome shown(AwaitedOutcome alert, boolean over) {
        if (alert.recovered()) {
            return Outcome.RECOVERED;
        }
        if (alert.bought() && (over || alert.kind() == AlertKind.CHURN_RISK)) {
            return Outcome.KEPT;
        }
        return over ? Outcome.LEFT : null;
    }

    /** When the horizon of an alert has passed, as far as is known at {@code at}. */
    private long due(AwaitedOutcome alert, long at) {
        return alert.openedAt() + horizon + outages.staleBetween(EventStream.PURCHASE, alert.openedAt(), at);
    }

    /** When waiting alone tells the next outcome; {@link Long#MAX_VALUE} where none is awaited. */
    long deadline(CustomerProfile profile, long at) {
        FeedbackMemory memory = profile.feedback;
        long next = Long.MAX_VALUE;
        if (memory != null) {
            for (AwaitedOutcome alert : memory.awaited()) {
                next = Math.min(next, due(alert, at));
            }
        }
        return next;
    }

    /** Picks the customer, if it is their turn. */
    void pick(String customerId, CustomerProfile profile, long at) {
        if (isPicked(customerId) && Math.floorMod(at - offset(customerId), horizon) == 0) {
            if (profile.feedback == null) {
                profile.feedback = new FeedbackMemory();
            }
            profile.feedback.await(AwaitedOutcome.pick(at, policy.version(), policy.parametersVersion()));
        }
    }

    /** When the turn of the customer comes next; {@link Long#MAX_VALUE} for never. */
    long nextPick(String customerId, CustomerProfile profile, long at) {
        if (!profile.purchases.started() || !isPicked(customerId)) {
            return Long.MAX_VALUE;
        }
        return at + horizon - Math.floorMod(at - offset(customerId), horizon);
    }

    private static boolean isPicked(String customerId) {
        return Math.floorMod(mixed(customerId), ONE_IN) == 0;
    }

    /** A whole second within the horizon. */
    private long offset(String customerId) {
        return Math.floorMod(mixed(customerId) / ONE_IN, horizon / SECOND) * SECOND;
    }

    private static long mixed(String customerId) {
        return (customerId.hashCode() * 0x9E3779B97F4A7C15L) >>> 16;
    }
}
