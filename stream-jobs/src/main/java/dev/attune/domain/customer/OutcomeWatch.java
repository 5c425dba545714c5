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
 */
final class OutcomeWatch {

    private final long horizon;
    private FeedOutages outages = FeedOutages.NONE;

    OutcomeWatch(Policy policy) {
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
            if (alert.kind() == revision.kind() && alert.openedAt() == revision.openedAt()) {
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
                outcomes.accept(alert.known(customerId, shown, OutcomeSource.STREAM, at));
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
}
