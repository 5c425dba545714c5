package dev.attune.intake.mapping;

import dev.attune.domain.event.Interaction;
import dev.attune.intake.Oddity;
import java.util.Set;

/**
 * A record that passed.
 *
 * @param anonymous a click without customer: its envelope carries the anonymous id in place of the customer's, and it
 *     must not reach customer state
 * @param oddities what in it is not believed
 */
public record MappedEvent(Interaction interaction, boolean anonymous, Set<Oddity> oddities) {

    /** An event with nothing odd about it. */
    public MappedEvent(Interaction interaction, boolean anonymous) {
        this(interaction, anonymous, Set.of());
    }
}
