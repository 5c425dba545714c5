package dev.attune.domain.episode;

/**
 * Both clocks of a customer.
 *
 * @param purchases of purchase days
 * @param activity of session-days
 * @param activityLeads whether session-days rather than purchase days carry the probability of having left
 */
public record Clocks(ClockFigures purchases, ClockFigures activity, boolean activityLeads) {}
