package dev.attune.cli.alerts;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every incident as it was told last. */
final class NewestIncidents {

    private static final Comparator<IncidentRecord> BY_OPENING =
            Comparator.comparing(IncidentRecord::openedAt).thenComparing(IncidentRecord::incidentId);

    private final Map<String, IncidentRecord> newest = new LinkedHashMap<>();

    void add(IncidentRecord told) {
        newest.merge(told.incidentId(), told, (one, other) -> one.revision() > other.revision() ? one : other);
    }

    /**
     * The newest so many, in the order in which they opened.
     *
     * @param openOnly only those that go on
     * @param limit 0 for all of them
     */
    List<IncidentRecord> inOrder(boolean openOnly, int limit) {
        List<IncidentRecord> incidents = newest.values().stream()
                .filter(incident -> !openOnly || !incident.isOver())
                .sorted(BY_OPENING)
                .toList();
        return limit == 0 ? incidents : incidents.subList(Math.max(0, incidents.size() - limit), incidents.size());
    }
}
