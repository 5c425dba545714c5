package dev.attune.cli.evaluate.counting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When an experience-drop alert is right.
 *
 * @param incidents that hit many customers
 * @param misfortunes by customer: when a delivery was late, a ticket stood unresolved, a rating was low
 */
public record DropRules(List<TrueIncident> incidents, Map<String, List<Span>> misfortunes) {

    /** An alert comes late if it comes at all: so long after an injected drop it still counts as its finding. */
    public static final Duration AFTER_DROP = Duration.ofDays(14);

    /** What went wrong in delivery or support justifies an alert for so long. */
    public static final Duration AFTER_MISFORTUNE = Duration.ofDays(14);

    /** Incidents echo for so long. */
    public static final Duration AFTER_INCIDENT = Duration.ofDays(2);

    /** The reasons of delivery and support. */
    public static final Set<String> SERVICE_REASONS = Set.of(
            "LATE_DELIVERY",
            "LATE_ANSWER",
            "LONG_WAIT",
            "UNRESOLVED_TICKET",
            "NEGATIVE_SENTIMENT",
            "LOW_CSAT",
            "LOW_NPS",
            "LOW_CES",
            "COMPLAINT");

    public DropRules {
        incidents = List.copyOf(incidents);
        misfortunes = Map.copyOf(misfortunes);
    }

    DropVerdict judge(TrueCustomer customer, Episode episode) {
        long opened = episode.opened();
        if (customer.drops().stream()
                .anyMatch(drop -> drop.prolonged(AFTER_DROP).holds(opened))) {
            return DropVerdict.IN_DROP;
        }
        if (SERVICE_REASONS.contains(episode.mainReason()) && hadMisfortune(customer, opened)) {
            return DropVerdict.JUSTIFIED;
        }
        boolean explained =
                episode.incident() || incidents.stream().anyMatch(incident -> during(incident, customer, episode));
        return explained ? DropVerdict.IN_INCIDENT : DropVerdict.FALSE;
    }

    /** Whether an episode opened during an incident that concerns it, or while it echoed. */
    public static boolean during(TrueIncident incident, TrueCustomer customer, Episode episode) {
        return incident.concerns(customer, episode)
                && incident.span().prolonged(AFTER_INCIDENT).holds(episode.opened());
    }

    private boolean hadMisfortune(TrueCustomer customer, long opened) {
        return misfortunes.getOrDefault(customer.customerId(), List.of()).stream()
                .anyMatch(span -> span.overlaps(opened - AFTER_MISFORTUNE.toMillis(), opened));
    }
}
