package dev.attune.cli.evaluate.counting;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** When a churn alert is right. */
public final class ChurnRules {

    /** An episode that opened at most so long before the departure is right: it often comes days after the last purchase. */
    public static final int EARLY_DAYS = 7;

    private ChurnRules() {}

    /**
     * Counts episodes against the truth.
     *
     * @param episodes by customer
     * @param until end of the observation, epoch milliseconds; customers born after it are left out
     */
    public static ChurnCount count(
            Collection<TrueCustomer> customers, Map<String, List<Episode>> episodes, long until) {
        return new ChurnCount(customers.stream()
                .filter(customer -> customer.birth() <= until)
                .map(customer -> ChurnFate.of(customer, episodes.getOrDefault(customer.customerId(), List.of()), until))
                .toList());
    }

    static boolean isRight(TrueCustomer customer, Episode episode, long until) {
        Long departure = customer.departure();
        if (departure == null || departure > until) {
            return false;
        }
        return episode.span().end() >= departure
                || departure - episode.opened() <= Duration.ofDays(EARLY_DAYS).toMillis();
    }
}
