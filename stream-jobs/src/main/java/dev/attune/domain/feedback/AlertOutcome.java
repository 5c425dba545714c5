package dev.attune.domain.feedback;

import dev.attune.domain.episode.AlertKind;

/**
 * How an alert turned out; known once, told once.
 *
 * @param revision the last one of the customer's own when the outcome was known
 * @param openedAt when the episode opened, epoch milliseconds of event time
 * @param eventTime when the outcome was known, epoch milliseconds of event time
 * @param policyVersion policy the alert was opened under
 * @param modelVersion model it was opened under
 * @param shadow whether it comes of a policy on trial
 */
public record AlertOutcome(
        String alertId,
        int revision,
        AlertKind kind,
        String customerId,
        Outcome outcome,
        OutcomeSource source,
        long openedAt,
        long eventTime,
        String policyVersion,
        String modelVersion,
        boolean shadow) {

    /** From the opening of the episode to the outcome, milliseconds of event time. */
    public long leadTime() {
        return eventTime - openedAt;
    }
}
