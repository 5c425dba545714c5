package dev.attune.domain.customer;

import dev.attune.domain.episode.AlertIds;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeMemory;
import dev.attune.domain.feedback.AlertOutcome;
import dev.attune.domain.feedback.AwaitedOutcome;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackMemory;
import dev.attune.domain.feedback.Outcome;
import dev.attune.domain.feedback.OutcomeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Takes down what is said of a customer's alerts. Bad feedback is refused before it comes here. */
final class FeedbackDesk {

    /** Good news asks for nothing: there is nothing to acknowledge or to put off. */
    private static final AlertKind[] KINDS = {AlertKind.CHURN_RISK, AlertKind.EXPERIENCE_DROP};

    private FeedbackDesk() {}

    /**
     * Takes one piece of feedback.
     *
     * @param at as of when its outcome is known, epoch milliseconds of event time
     * @param outcomes hears of an outcome that it tells
     * @return false where no alert is known that it could mean: then nothing has changed
     */
    static boolean take(
            String customerId, CustomerProfile profile, Feedback said, long at, Consumer<AlertOutcome> outcomes) {
        FeedbackMemory memory = profile.feedback == null ? new FeedbackMemory() : profile.feedback;
        boolean known = switch (said.kind()) {
            case MUTE -> {
                memory.mute(said.alertKind(), said.touchpoint(), said.until());
                yield true;
            }
            case UNMUTE -> {
                memory.unmute(said.alertKind(), said.touchpoint());
                yield true;
            }
            case ACKNOWLEDGE, SNOOZE -> ofEpisodes(customerId, profile, said, memory);
            case NOT_USEFUL -> {
                boolean open = ofEpisodes(customerId, profile, said, memory);
                boolean awaited = decide(customerId, said, Outcome.NOT_USEFUL, memory, at, outcomes);
                yield open || awaited;
            }
            case OUTCOME -> {
                Outcome outcome = said.outcome();
                yield outcome != null && decide(customerId, said, outcome, memory, at, outcomes);
            }
        };
        profile.feedback = memory.isEmpty() ? null : memory;
        return known;
    }

    /** What is said of an alert that is over changes nothing any more, but is no mistake while it is remembered. */
    private static boolean ofEpisodes(
            String customerId, CustomerProfile profile, Feedback said, FeedbackMemory memory) {
        List<AlertKind> open = open(customerId, profile, said);
        for (AlertKind kind : open) {
            switch (said.kind()) {
                case SNOOZE -> memory.snooze(kind, said.until());
                default -> memory.acknowledge(kind);
            }
        }
        return !open.isEmpty()
                || memory.awaited().stream()
                        .anyMatch(alert -> alert.alertId(customerId).equals(said.alertId()));
    }

    private static List<AlertKind> open(String customerId, CustomerProfile profile, Feedback said) {
        List<AlertKind> open = new ArrayList<>(KINDS.length);
        for (AlertKind kind : KINDS) {
            EpisodeMemory episode = kind == AlertKind.CHURN_RISK ? profile.churnEpisode : profile.dropEpisode;
            String alertId = said.alertId();
            if (episode.isOpen()
                    && (alertId == null
                            || alertId.equals(AlertIds.of(customerId, kind, episode.openedAt(), AlertIds.LIVE)))) {
                open.add(kind);
            }
        }
        return open;
    }

    private static boolean decide(
            String customerId,
            Feedback said,
            Outcome outcome,
            FeedbackMemory memory,
            long at,
            Consumer<AlertOutcome> outcomes) {
        boolean any = false;
        for (Iterator<AwaitedOutcome> alerts = memory.awaited().iterator(); alerts.hasNext(); ) {
            AwaitedOutcome alert = alerts.next();
            String alertId = said.alertId();
            if (!alert.isPick() && (alertId == null || alertId.equals(alert.alertId(customerId)))) {
                outcomes.accept(alert.known(customerId, outcome, OutcomeSource.FEEDBACK, at));
                alerts.remove();
                any = true;
            }
        }
        return any;
    }
}
