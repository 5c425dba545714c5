package dev.attune.intake.mapping;

import dev.attune.intake.Oddity;
import java.util.EnumSet;
import java.util.Set;

/** What was odd about the record that is being mapped. Belongs to one mapper, and so to one thread. */
final class Oddities {

    private final Set<Oddity> found = EnumSet.noneOf(Oddity.class);

    void add(Oddity oddity) {
        found.add(oddity);
    }

    /** Before the next record: one that was refused half-way may have left something. */
    void clear() {
        if (!found.isEmpty()) {
            found.clear();
        }
    }

    Set<Oddity> all() {
        return found.isEmpty() ? Set.of() : EnumSet.copyOf(found);
    }
}
