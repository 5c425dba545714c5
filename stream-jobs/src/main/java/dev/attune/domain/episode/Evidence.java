package dev.attune.domain.episode;

import dev.attune.domain.event.EventStream;

/**
 * An event that speaks for the alert.
 *
 * @param eventTime epoch milliseconds UTC
 */
public record Evidence(EventStream stream, String eventId, long eventTime) {}
