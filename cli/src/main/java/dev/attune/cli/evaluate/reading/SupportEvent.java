package dev.attune.cli.evaluate.reading;

import org.jspecify.annotations.Nullable;

/**
 * A row of a support file.
 *
 * @param customerId who
 * @param time epoch milliseconds
 * @param kind as in cx.support.v1; OPENED where the file has none
 * @param ticketId null where not given
 * @param survey CSAT, NPS or CES; null where it is none
 * @param goodness of a rating: 0 worst to 1 best on its own scale; NaN where there is none
 */
public record SupportEvent(
        String customerId,
        long time,
        String kind,
        @Nullable String ticketId,
        @Nullable String survey,
        double goodness) {

    /** Promoter scores: 0 to 6 of 10 are detractors. */
    private static final double DETRACTOR = 0.6;

    private static final double MIDDLE = 0.5;

    SupportEvent renamed(String id) {
        return new SupportEvent(id, time, kind, ticketId, survey, goodness);
    }

    /** A detractor, or a rating below the middle of its scale. */
    public boolean isLowRating() {
        return "NPS".equals(survey) ? goodness <= DETRACTOR : goodness < MIDDLE;
    }
}
