package dev.attune.cli.evaluate.counting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer from outside, never from the product.
 *
 * @param customerId as in the alerts
 * @param region where deliveries go; empty where not known
 * @param birth when they became a customer, epoch milliseconds
 * @param departure when they left for good, epoch milliseconds, not before {@code birth}; null for who never did
 * @param drops when their experience was made worse
 * @param habits what their coming and leaving was drawn from; null where not known
 * @param run which of several evaluations pooled they are of; empty for the only one
 */
public record TrueCustomer(
        String customerId,
        String region,
        long birth,
        @Nullable Long departure,
        List<Span> drops,
        @Nullable TrueHabits habits,
        String run) {

    /** Of the only run, with habits that nobody knows. */
    public TrueCustomer(String customerId, String region, long birth, @Nullable Long departure, List<Span> drops) {
        this(customerId, region, birth, departure, drops, null, "");
    }

    public TrueCustomer {
        drops = List.copyOf(drops);
    }

    /** Whether they had left by an instant. */
    public boolean departedBy(long instant) {
        return departure != null && departure <= instant;
    }

    /** Years from birth to departure, or to the end of the observation if that came first; 0 or more. */
    double yearsAlive(long until) {
        long end = departedBy(until) && departure != null ? departure : until;
        return Math.max(0, end - birth) / Span.MILLIS_PER_YEAR;
    }

    /** The same as one of several runs pooled. */
    public TrueCustomer in(String pooled, String pooledId) {
        return new TrueCustomer(pooledId, region, birth, departure, drops, habits, pooled);
    }
}
