package dev.attune.intake.mapping;

import dev.attune.domain.event.Interaction;

/**
 * A record that passed.
 *
 * @param anonymous a click without customer: its envelope carries the anonymous id in place of the customer's, and it
 *     must not reach customer state
 */
public record MappedEvent(Interaction interaction, boolean anonymous) {}
