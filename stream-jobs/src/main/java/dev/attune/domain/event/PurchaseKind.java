package dev.attune.domain.event;

/** A step in the life of an order or subscription. The ordinal is written to the exchange: append only. */
public enum PurchaseKind {
    OTHER,
    PLACED,
    PAYMENT_FAILED,
    CANCELLED,
    SHIPPED,
    DELIVERED,
    RETURNED,
    REFUNDED,
    SUBSCRIPTION_RENEWED,
    SUBSCRIPTION_CANCELLED;

    /** Whether the purchase rhythm counts it: PLACED (amount 0 too) and SUBSCRIPTION_RENEWED; nothing undoes one. */
    public boolean countsAsPurchase() {
        return this == PLACED || this == SUBSCRIPTION_RENEWED;
    }
}
