package dev.attune.domain.incident;

import dev.attune.domain.episode.EpisodeState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many alerts of single customers each incident explains. What is told of an incident carries the count as of its
 * instant; one of which nothing else is told is told again whenever its count has doubled, so that ten thousand alerts
 * make fourteen revisions. These shift the numbers of all after them, so that they have no gaps.
 *
 * <p>Counts by the minute and tells at its end: in what order incidents and alerts come within a minute changes nothing.
 */
public final class CountedIncidents {

    private static final long MINUTE = 60_000;

    /** Nothing waits. */
    public static final long NEVER = Long.MAX_VALUE;

    /**
     * An incident that goes on.
     *
     * @param told as it was told last, numbered and counted
     * @param added how many revisions its count alone made
     * @param alerts attached to it so far
     */
    public record Counted(Incident told, int added, long alerts) {

        private boolean hasDoubled() {
            return alerts > 0 && alerts >= 2 * told.alertsInhibited();
        }
    }

    /** Alerts attached within a minute that has not been told, the last instant of which is its end. */
    public record Waiting(String incidentId, long minuteEnd, long alerts) {}

    /** What belongs to one minute. */
    private record Minute(List<Incident> incidents, Map<String, Long> attached) {}

    private final Map<String, Counted> open = new TreeMap<>();
    private final TreeMap<Long, Minute> waiting = new TreeMap<>();

    /** A revision of an incident, as the incidents' book wrote it; in the order of that book. */
    public void hear(Incident incident) {
        minute(incident.eventTime()).incidents().add(incident);
    }

    /** An alert stands with an incident. */
    public void attach(String incidentId, long at) {
        attach(incidentId, at, 1);
    }

    private void attach(String incidentId, long at, long alerts) {
        minute(at).attached().merge(incidentId, alerts, Long::sum);
    }

    private Minute minute(long time) {
        long end = Math.floorDiv(time - 1, MINUTE) * MINUTE + MINUTE;
        return waiting.computeIfAbsent(end, absent -> new Minute(new ArrayList<>(), new HashMap<>()));
    }

    /** The end of the first minute of which something waits, epoch milliseconds; {@link #NEVER} where nothing does. */
    public long due() {
        return waiting.isEmpty() ? NEVER : waiting.firstKey();
    }

    /** What is to be told at the end of the minute that is {@link #due}. */
    public List<Incident> tellNext() {
        Map.Entry<Long, Minute> next = waiting.pollFirstEntry();
        Minute minute = next.getValue();
        List<Incident> told = new ArrayList<>();
        for (Incident incident : minute.incidents()) {
            Long attached = minute.attached().remove(incident.incidentId());
            told.add(tell(incident, attached == null ? 0 : attached));
        }
        for (Map.Entry<String, Long> attached : new TreeMap<>(minute.attached()).entrySet()) {
            Incident grown = count(attached.getKey(), attached.getValue(), next.getKey());
            if (grown != null) {
                told.add(grown);
            }
        }
        return told;
    }

    private Incident tell(Incident incident, long attached) {
        Counted before = open.get(incident.incidentId());
        int added = before == null ? 0 : before.added();
        long alerts = (before == null ? 0 : before.alerts()) + attached;
        Incident told = incident.with(incident.revision() + added, incident.state(), alerts, incident.eventTime());
        if (told.open()) {
            open.put(told.incidentId(), new Counted(told, added, alerts));
        } else {
            open.remove(told.incidentId());
        }
        return told;
    }

    /** What comes to an incident that is over, or was never told, counts for nothing. */
    private @Nullable Incident count(String incidentId, long attached, long at) {
        Counted before = open.get(incidentId);
        if (before == null) {
            return null;
        }
        Counted now = new Counted(before.told(), before.added(), before.alerts() + attached);
        if (!now.hasDoubled()) {
            open.put(incidentId, now);
            return null;
        }
        Incident told = now.told().with(now.told().revision() + 1, EpisodeState.UPDATED, now.alerts(), at);
        open.put(incidentId, new Counted(told, now.added() + 1, now.alerts()));
        return told;
    }

    public Collection<Counted> open() {
        return List.copyOf(open.values());
    }

    /** Incidents whose minute has not been told, in order. */
    public List<Incident> waitingIncidents() {
        return waiting.values().stream()
                .flatMap(minute -> minute.incidents().stream())
                .toList();
    }

    /** Counts whose minute has not been told, in order. */
    public List<Waiting> waitingCounts() {
        List<Waiting> counts = new ArrayList<>();
        waiting.forEach((end, minute) -> new TreeMap<>(minute.attached())
                .forEach((incident, alerts) -> counts.add(new Waiting(incident, end, alerts))));
        return counts;
    }

    /** Puts back an incident that goes on, as {@link #open} told it. */
    public void restore(Counted counted) {
        open.put(counted.told().incidentId(), counted);
    }

    /** Puts back a count, as {@link #waitingCounts} told it. */
    public void restore(Waiting counted) {
        attach(counted.incidentId(), counted.minuteEnd(), counted.alerts());
    }
}
