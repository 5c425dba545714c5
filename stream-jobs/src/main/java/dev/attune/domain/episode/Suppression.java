package dev.attune.domain.episode;

import org.jspecify.annotations.Nullable;

/**
 * A revision that was due and is held back.
 *
 * @param alertId of the episode; where its opening is held back, of the one that would have opened
 * @param reason what held it back first
 * @param count how many were held back since the customer's episode of this kind was told last, this one included
 * @param severity it would have had
 * @param score it would have had
 * @param incidentId the incident that explains it; null where none does
 * @param openedAt when the episode opened or would have, epoch milliseconds UTC of event time
 * @param eventTime when it was held back, epoch milliseconds UTC of event time
 */
public record Suppression(
        String alertId,
        AlertKind kind,
        String customerId,
        SuppressionReason reason,
        int count,
        Severity severity,
        double score,
        @Nullable String incidentId,
        String policyVersion,
        long openedAt,
        long eventTime,
        boolean shadow) {

    /** Of a revision that is told, but routed nowhere, since an incident explains it. */
    public static Suppression byIncident(EpisodeRevision told, int count) {
        return new Suppression(
                told.alertId(),
                told.kind(),
                told.customerId(),
                SuppressionReason.INCIDENT,
                count,
                told.severity(),
                told.score(),
                told.incidentId(),
                told.policyVersion(),
                told.openedAt(),
                told.eventTime(),
                told.shadow());
    }
}
