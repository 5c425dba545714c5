package dev.attune.domain.incident;

import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.event.Channel;
import dev.attune.domain.policy.Reason;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of one incident: many customers met badly by one cause.
 *
 * @param incidentId stable from opening to end: {@link IncidentIds}
 * @param revision from 1, without gaps
 * @param cause the narrowest common cause: all of these together, in the order of {@link Cause}; several touchpoints
 *     are named where it shows at several and nothing narrower is common to them
 * @param touchpoints where it shows, in order of name; at least the touchpoints of {@code cause}
 * @param signals reasons of the signals that moved, strongest first; never empty
 * @param score observed minus expected satisfaction, index points, negative is worse
 * @param scorePoints the statistic of the strongest signal, log scale
 * @param observed what was seen of the strongest signal since it began, in its unit
 * @param expected what its baseline expected, same unit
 * @param customersAffected distinct customers met badly since it began, estimated
 * @param alertsInhibited alerts of single customers that it explains, so far
 * @param valueAffected what the customers affected are expected to spend over the horizon if nothing were amiss, in order of
 *     currency
 * @param valueAtRisk what of it is lost by what they met: times the rise of the probability of having left by moments that
 *     were bad in themselves; in order of currency
 * @param route departments that should hear of it
 * @param beganAt from when on customers were met by it as far as the figures tell, before {@code openedAt}; epoch
 *     milliseconds of event time
 * @param openedAt epoch milliseconds of event time
 * @param eventTime as of when this was judged, the end of a minute; epoch milliseconds of event time
 */
public record Incident(
        String incidentId,
        int revision,
        EpisodeState state,
        Severity severity,
        List<Cause> cause,
        List<String> touchpoints,
        List<Reason> signals,
        double score,
        double scorePoints,
        double observed,
        double expected,
        long customersAffected,
        long alertsInhibited,
        List<Money> valueAffected,
        List<Money> valueAtRisk,
        List<String> route,
        String policyVersion,
        String modelVersion,
        long beganAt,
        long openedAt,
        long eventTime) {

    public Incident {
        cause = List.copyOf(cause);
        touchpoints = List.copyOf(touchpoints);
        signals = List.copyOf(signals);
        valueAffected = List.copyOf(valueAffected);
        valueAtRisk = List.copyOf(valueAtRisk);
        route = List.copyOf(route);
    }

    /** Whether it goes on. */
    public boolean open() {
        return state == EpisodeState.OPENED || state == EpisodeState.UPDATED;
    }

    /** The same, counting the alerts that were attached to it. */
    public Incident withAlertsInhibited(long alerts) {
        return with(revision, state, alerts, eventTime);
    }

    /** A further revision that differs in the alerts attached to it alone. */
    public Incident with(int nextRevision, EpisodeState nextState, long alerts, long judgedAt) {
        return new Incident(
                incidentId,
                nextRevision,
                nextState,
                severity,
                cause,
                touchpoints,
                signals,
                score,
                scorePoints,
                observed,
                expected,
                customersAffected,
                alerts,
                valueAffected,
                valueAtRisk,
                route,
                policyVersion,
                modelVersion,
                beganAt,
                openedAt,
                judgedAt);
    }

    /**
     * Whether it explains a drop of one customer: the drop shows at a touchpoint and in a signal of this incident, its
     * customer shares the channel, partner and segment that the cause names (what is not known of them is not shared),
     * and it happened after the incident began. Whether the incident was still open then is what its state says.
     *
     * @param touchpointsMet where the drop shows, the main one first
     * @param reasons what it shows in, the main one first
     * @param eventTime of the event that made the drop, epoch milliseconds
     */
    public boolean explains(
            Collection<String> touchpointsMet,
            Collection<Reason> reasons,
            @Nullable Channel channel,
            @Nullable String partner,
            @Nullable String segment,
            long eventTime) {
        return eventTime >= beganAt
                && touchpointsMet.stream().anyMatch(touchpoints::contains)
                && reasons.stream().anyMatch(signals::contains)
                && shares(Dimension.CHANNEL, channel == null ? null : channel.name())
                && shares(Dimension.PARTNER, partner)
                && shares(Dimension.SEGMENT, segment);
    }

    private boolean shares(Dimension dimension, @Nullable String value) {
        return cause.stream()
                .filter(part -> part.dimension() == dimension)
                .allMatch(part -> part.value().equals(value));
    }
}
