package dev.attune.sandbox.demo;

import dev.attune.cli.alerts.AlertRecord;
import dev.attune.cli.alerts.IncidentRecord;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeState;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * Counts alerts by kind and state, incidents by state, and how long alerts took; safe for several threads. Time is only taken of alerts whose
 * newest input came after {@link #live}: before, a history is worked off, and its records wait for their turn.
 */
final class AlertTally {
    private static final long HIGHEST_MILLISECONDS = 3_600_000;
    private static final int DIGITS = 3;

    private final Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    private final Map<String, Long> incidents = new LinkedHashMap<>();
    private final Set<String> attached = new HashSet<>();
    private final Histogram latency = new Histogram(HIGHEST_MILLISECONDS, DIGITS);
    private long liveSince = Long.MAX_VALUE;

    AlertTally() {
        for (AlertKind kind : List.of(AlertKind.CHURN_RISK, AlertKind.EXPERIENCE_DROP)) {
            Map<String, Long> states = new LinkedHashMap<>();
            for (EpisodeState state : EpisodeState.values()) {
                states.put(state.name(), 0L);
            }
            counts.put(kind.name(), states);
        }
        for (EpisodeState state : EpisodeState.values()) {
            incidents.put(state.name(), 0L);
        }
    }

    /** From now on time is taken. */
    synchronized void live(long brokerTime) {
        liveSince = brokerTime;
    }

    synchronized void add(CommittedAlert committed) {
        AlertRecord alert = committed.alert();
        counts.computeIfAbsent(alert.kind(), kind -> new LinkedHashMap<>()).merge(alert.state(), 1L, Long::sum);
        if (alert.incidentId() != null) {
            attached.add(alert.alertId());
        }
        Long input = committed.inputTime();
        if (input != null && input >= liveSince) {
            latency.recordValue(Math.min(HIGHEST_MILLISECONDS, Math.max(0, committed.writtenAt() - input)));
        }
    }

    synchronized void add(IncidentRecord incident) {
        incidents.merge(incident.state(), 1L, Long::sum);
    }

    /** Revisions of incidents, by state. */
    synchronized Map<String, Long> incidents() {
        return new LinkedHashMap<>(incidents);
    }

    /** Alerts that stand with an incident, or did. */
    synchronized long attached() {
        return attached.size();
    }

    synchronized Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> copy = new LinkedHashMap<>();
        counts.forEach((kind, states) -> copy.put(kind, new LinkedHashMap<>(states)));
        return copy;
    }

    /** Milliseconds at a percentile in [0, 100]; empty before the first measured alert. */
    synchronized OptionalLong latency(double percentile) {
        return latency.getTotalCount() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(latency.getValueAtPercentile(percentile));
    }
}
