package dev.attune.domain.incident;

import dev.attune.domain.identity.StableId;
import java.util.ArrayList;
import java.util.List;

/**
 * The id of an incident: {@link StableId} over its cause as it was first told (dimension and value of each part) and its
 * opening time. The same incident has the same id in every run.
 */
final class IncidentIds {

    private IncidentIds() {}

    /** @param openedAt epoch milliseconds UTC */
    static String of(List<Cause> cause, long openedAt) {
        List<String> parts = new ArrayList<>();
        for (Cause part : cause) {
            parts.add(part.dimension().name());
            parts.add(part.value());
        }
        parts.add(Long.toString(openedAt));
        return StableId.of(parts);
    }
}
