package dev.attune.domain.episode;

/**
 * One additive part of a score.
 *
 * @param reason stable upper-case code of the alert catalogue, for example {@code SILENCE} or {@code LATE_DELIVERY}
 * @param points on the additive scale of the alert's kind (log-odds, or log-likelihood ratio); all of them sum exactly
 *     to {@code score_points}
 * @param observed what was seen, in the reason's own unit (days of silence, milliseconds, satisfaction); NaN where none
 * @param expected what this customer could expect, same unit; NaN where none
 * @param source where the expectation came from
 */
public record Contribution(String reason, double points, double observed, double expected, ExpectationSource source) {}
