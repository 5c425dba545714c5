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
 * @param count how often it happened since the last purchase; 0 where that is not counted
 */
public record Contribution(
        String reason, double points, double observed, double expected, ExpectationSource source, int count) {

    /** Of what is not counted. */
    public Contribution(String reason, double points, double observed, double expected, ExpectationSource source) {
        this(reason, points, observed, expected, source, 0);
    }

    /** The same, so often. */
    public Contribution counted(int times) {
        return new Contribution(reason, points, observed, expected, source, times);
    }
}
