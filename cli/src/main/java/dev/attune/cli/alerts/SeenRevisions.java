package dev.attune.cli.alerts;

import java.util.LinkedHashSet;
import java.util.Set;

/** Tells the first sight of a revision from the later ones, for readers that do not wait for the commit. */
final class SeenRevisions {

    private final int capacity;
    private final Set<String> seen = new LinkedHashSet<>();

    /** @param capacity revisions remembered, the newest */
    SeenRevisions(int capacity) {
        this.capacity = capacity;
    }

    boolean isNew(AlertRecord alert) {
        if (!seen.add(alert.alertId() + ":" + alert.revision())) {
            return false;
        }
        if (seen.size() > capacity) {
            seen.remove(seen.iterator().next());
        }
        return true;
    }
}
