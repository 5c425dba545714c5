package dev.attune.cli.evaluate.reading;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of a purchases file.
 *
 * @param customerId who
 * @param time epoch milliseconds
 * @param kind as in cx.purchase.v1; PLACED where the file has none
 * @param orderId null where not given
 * @param amount NaN where not given
 * @param currency ISO 4217 code, null where not given
 * @param promisedAt epoch milliseconds, null where nothing was promised
 */
public record Purchase(
        String customerId,
        long time,
        String kind,
        @Nullable String orderId,
        double amount,
        @Nullable String currency,
        @Nullable Long promisedAt) {

    private static final Set<String> COUNTED = Set.of("PLACED", "SUBSCRIPTION_RENEWED");

    Purchase renamed(String id) {
        return new Purchase(id, time, kind, orderId, amount, currency, promisedAt);
    }

    /** Whether it counts as a purchase: an order placed or a subscription renewed. */
    public boolean isCounted() {
        return COUNTED.contains(kind);
    }
}
