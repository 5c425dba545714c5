package dev.attune.cli.evaluate.counting;

import java.util.List;

/**
 * What the churn alerts on one customer were worth.
 *
 * @param right episodes that opened after the departure, were still open at it, or opened at most {@link
 *     ChurnRules#EARLY_DAYS} before it
 * @param wrong all other episodes
 * @param yearsAlive years from birth to departure or the end of the observation
 * @param followedDays days from the departure to the end of the observation; negative for who never left
 * @param delayDays days from the departure to the first opening of an episode that touches it or comes after it;
 *     negative when it opened before, infinite when there is none
 */
public record ChurnFate(int right, int wrong, double yearsAlive, double followedDays, double delayDays) {

    /** Whether some episode overlaps the departure and so many days after it. */
    boolean foundWithin(int days) {
        return delayDays <= days;
    }

    /** Judges the episodes of a customer, as far as the observation goes. */
    static ChurnFate of(TrueCustomer customer, List<Episode> episodes, long until) {
        int right = 0;
        long first = Span.OPEN_END;
        for (Episode episode : episodes) {
            if (ChurnRules.isRight(customer, episode, until)) {
                right++;
            }
            // Right and short before the departure, yet closed by then, it does not find the customer gone.
            Long departure = customer.departure();
            if (departure != null && episode.span().end() >= departure) {
                first = Math.min(first, episode.opened());
            }
        }
        int wrong = episodes.size() - right;
        Long departure = customer.departure();
        if (departure == null || departure > until) {
            return new ChurnFate(right, wrong, customer.yearsAlive(until), -1, Double.POSITIVE_INFINITY);
        }
        double delay = first == Span.OPEN_END ? Double.POSITIVE_INFINITY : (first - departure) / Span.MILLIS_PER_DAY;
        return new ChurnFate(
                right, wrong, customer.yearsAlive(until), (until - departure) / Span.MILLIS_PER_DAY, delay);
    }
}
