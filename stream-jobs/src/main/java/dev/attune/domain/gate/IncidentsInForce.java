package dev.attune.domain.gate;

import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.policy.Reason;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The incidents known at one instant, each as it was told last: those that go on, and for a while those that are over,
 * which explain what happened before their end.
 *
 * <p>An incident explains a drop if the touchpoint where it is worst and one of its reasons are the incident's, and the
 * incident's reasons carry at least half of what speaks for the drop: a customer with a late parcel is not told off with
 * a slow page.
 */
public final class IncidentsInForce {

    /** The least share of a drop's evidence that must be of the incident's reasons. */
    private static final double LEAST_SHARE = 0.5;

    /** Every drop up to the end of an incident was judged after so long: the minute that it waits for. */
    private static final long REMEMBERED = 60_000;

    private static final Map<String, Reason> REASONS =
            Arrays.stream(Reason.values()).collect(Collectors.toUnmodifiableMap(Reason::name, each -> each));

    private static final Comparator<Incident> ORDER =
            Comparator.comparingLong(Incident::openedAt).thenComparing(Incident::incidentId);

    private final Map<String, Incident> incidents = new HashMap<>();

    /**
     * An incident is as it is told now.
     *
     * @return whether it may explain what no incident explained before
     */
    public boolean take(Incident told) {
        Incident before = incidents.put(told.incidentId(), told);
        return told.open() && (before == null || !sameReach(before, told));
    }

    private static boolean sameReach(Incident before, Incident now) {
        return before.beganAt() == now.beganAt()
                && before.cause().equals(now.cause())
                && before.touchpoints().equals(now.touchpoints())
                && before.signals().equals(now.signals());
    }

    /** Whether an incident ended so long before that it explains nothing any more. */
    public static boolean isPast(Incident told, long now) {
        return !told.open() && told.eventTime() + REMEMBERED < now;
    }

    /** Forgets those that are past. */
    public void forget(long now) {
        incidents.values().removeIf(each -> isPast(each, now));
    }

    public Collection<Incident> all() {
        return List.copyOf(incidents.values());
    }

    /** The id of the incident that explains a drop, of several the one that opened first; null where none does. */
    @Nullable
    String explaining(Held drop) {
        return incidents.values().stream()
                .filter(incident -> explains(incident, drop))
                .min(ORDER)
                .map(Incident::incidentId)
                .orElse(null);
    }

    private static boolean explains(Incident incident, Held drop) {
        EpisodeRevision revision = drop.revision();
        long time = revision.eventTime();
        if (revision.touchpoints().isEmpty() || !(incident.open() || time <= incident.eventTime())) {
            return false;
        }
        Map<Reason, Double> points = evidence(revision.contributions());
        String worst = revision.touchpoints().get(0);
        String segment = revision.stakes().segment();
        return incident.explains(List.of(worst), points.keySet(), drop.channel(), drop.partner(), segment, time)
                && share(points, incident.signals()) >= LEAST_SHARE;
    }

    /** What speaks for the drop; what the statistic gained by accumulating has no reason. */
    private static Map<Reason, Double> evidence(List<Contribution> contributions) {
        Map<Reason, Double> points = new EnumMap<>(Reason.class);
        for (Contribution contribution : contributions) {
            Reason reason = REASONS.get(contribution.reason());
            if (reason != null && contribution.points() > 0) {
                points.merge(reason, contribution.points(), Double::sum);
            }
        }
        return points;
    }

    private static double share(Map<Reason, Double> points, List<Reason> ofIncident) {
        double all = points.values().stream().mapToDouble(Double::doubleValue).sum();
        double explained = ofIncident.stream()
                .distinct()
                .map(points::get)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        return all > 0 ? explained / all : 0;
    }
}
