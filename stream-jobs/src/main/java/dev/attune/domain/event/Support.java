package dev.attune.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * A step in the life of a support case, or feedback. Never free text.
 *
 * @param ticketId the case; null for feedback without one
 * @param feature what it is about, a code of the source
 * @param promisedAt by when an answer was promised, epoch milliseconds; {@link Purchase#NO_TIME} where nothing was
 * @param survey the question asked; null unless the event carries a rating
 * @param scaleMin lower end of the declared scale; NaN unless rated
 * @param scaleMax upper end of the declared scale, above {@code scaleMin}; NaN unless rated
 * @param highIsGood direction of the declared scale
 * @param score the rating, within the scale; NaN unless rated
 * @param sentiment in [-1, 1], positive is happy; NaN where not given
 */
public record Support(
        Envelope envelope,
        SupportKind kind,
        @Nullable String ticketId,
        @Nullable String feature,
        long promisedAt,
        @Nullable SurveyKind survey,
        double scaleMin,
        double scaleMax,
        boolean highIsGood,
        double score,
        double sentiment)
        implements Interaction {

    @Override
    public EventStream stream() {
        return EventStream.SUPPORT;
    }

    /** Whether the event carries a rating on a declared scale. */
    public boolean rated() {
        return survey != null && !Double.isNaN(score);
    }
}
