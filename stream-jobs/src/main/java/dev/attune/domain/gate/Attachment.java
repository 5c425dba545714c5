package dev.attune.domain.gate;

/**
 * The alert of a customer stands with an incident that explains it.
 *
 * @param incidentId of the incident
 * @param alertId of the alert, attached to this incident for the first time
 * @param at from when on, epoch milliseconds of event time
 */
public record Attachment(String incidentId, String alertId, long at) {}
