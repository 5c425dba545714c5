package dev.attune.domain.customer;

import org.jspecify.annotations.Nullable;

/** What one customer did or became that the shop as a whole counts; it carries no customer identifier. */
public sealed interface Step {

    /**
     * The customer entered another stage of their life as a buyer.
     *
     * @param from null where nothing was known of them
     * @param to null where they are forgotten
     */
    record Moved(@Nullable Lifecycle from, @Nullable Lifecycle to) implements Step {}

    /**
     * The first purchase on a UTC day.
     *
     * @param returning whether there was one on another day before
     */
    record Bought(boolean returning) implements Step {}

    /**
     * A purchase of a product.
     *
     * @param firstDay UTC day, since the epoch, on which the customer first bought it
     * @param newBuyer whether this is that first purchase
     * @param newDay whether it is the first of it on this day
     * @param again whether it is the first on another day than the first, soon enough after it: they came back for it
     */
    record BoughtProduct(String productId, int firstDay, boolean newBuyer, boolean newDay, boolean again)
            implements Step {}
}
