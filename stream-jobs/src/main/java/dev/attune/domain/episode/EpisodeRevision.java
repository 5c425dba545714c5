package dev.attune.domain.episode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One telling of an episode: what goes out as an alert record. A function of the events alone: no processing time.
 *
 * @param alertId stable from opening to resolution: hash of customer, kind, episode start and policy lineage
 * @param revision from 1 without gaps
 * @param trigger why it is told
 * @param suppressed how many revisions were due since the one before that was told and routed, and held back
 * @param severity from the score
 * @param priority 0 to 100 from score and value, for ordering a queue
 * @param score probability of having left (CHURN_RISK, RISK_RECOVERED), observed minus expected satisfaction in index points
 *     (EXPERIENCE_DROP, EXPERIENCE_DELIGHTED), or index points regained (EXPERIENCE_RECOVERED)
 * @param scorePoints the additive scale: log-odds, the alarm statistic, or index points
 * @param scoreBefore {@code score} of the revision before; for revision 1 of the last assessment before; NaN if none
 * @param contributions sum exactly to {@code scorePoints}, largest first
 * @param remedies what would lower a risk of leaving, largest effect first; empty where the episode is over, and of drops
 * @param evidence at most 8, newest first
 * @param touchpoints the touchpoints concerned, worst first
 * @param clocks both clocks as of {@code eventTime}
 * @param route departments that should hear of it
 * @param incidentId the incident that explains it; null where none
 * @param openedAt when the episode opened, epoch milliseconds UTC of event time
 * @param eventTime as of when this was judged, epoch milliseconds UTC of event time
 */
public record EpisodeRevision(
        String alertId,
        int revision,
        EpisodeState state,
        Trigger trigger,
        int suppressed,
        AlertKind kind,
        String customerId,
        Severity severity,
        int priority,
        double score,
        double scorePoints,
        double scoreBefore,
        List<Contribution> contributions,
        List<Remedy> remedies,
        List<Evidence> evidence,
        List<String> touchpoints,
        Stakes stakes,
        Clocks clocks,
        List<String> route,
        Confidence confidence,
        @Nullable String incidentId,
        String policyVersion,
        String modelVersion,
        long openedAt,
        long eventTime,
        boolean shadow) {}
