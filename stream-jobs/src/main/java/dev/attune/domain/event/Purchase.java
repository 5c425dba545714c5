package dev.attune.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * A step in the life of an order or subscription.
 *
 * @param orderId the order; null where the source has none
 * @param amount in {@code currency} units, not negative; 0 where not given
 * @param currency ISO 4217 code; null where not given
 * @param itemCount number of items; negative where not given
 * @param productId the product, where one stands for the order
 * @param promisedAt by when delivery was promised, epoch milliseconds; {@link #NO_TIME} where nothing was promised
 * @param renewsAt when a subscription renews next, epoch milliseconds; {@link #NO_TIME} where it does not
 */
public record Purchase(
        Envelope envelope,
        PurchaseKind kind,
        @Nullable String orderId,
        double amount,
        @Nullable String currency,
        int itemCount,
        @Nullable String productId,
        long promisedAt,
        long renewsAt)
        implements Interaction {

    /** Stands for an instant the source did not give. */
    public static final long NO_TIME = Long.MIN_VALUE;

    @Override
    public EventStream stream() {
        return EventStream.PURCHASE;
    }
}
