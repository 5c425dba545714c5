package dev.attune.domain.pulse;

import dev.attune.domain.customer.Lifecycle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of one window: of a product and a day, or of the stages of life and an hour.
 *
 * @param productId null of the stages of life
 * @param windowStart inclusive, epoch milliseconds UTC of event time
 * @param windowEnd exclusive, likewise
 * @param purchases of the product in the window; 0 of the stages of life
 * @param customers distinct buyers of the product in the window; customers known at its end of the stages of life
 * @param buyers distinct buyers of the product in the window; of the stages of life, customers who made their first
 *     purchase of the UTC day in it, so that the hours of a day add up to its distinct buyers
 * @param repeatBuyers those of them who had bought (the product) on another day before
 * @param repeat how many came back for a product; null of the stages of life
 * @param stages by stage of life; empty of a product
 */
public record Pulse(
        @Nullable String productId,
        long windowStart,
        long windowEnd,
        long purchases,
        long customers,
        long buyers,
        long repeatBuyers,
        @Nullable Repeat repeat,
        List<Stage> stages,
        String policyVersion) {

    /**
     * How many came back for a product, of those who had the time to: without that every new product would look as if
     * nobody did.
     *
     * @param spanDays how many days each of them had
     * @param buyers customers who first bought it at least that long before the end of the window
     * @param cameBack those of them who bought it again on another day within that span
     */
    public record Repeat(int spanDays, long buyers, long cameBack) {}

    /**
     * One stage of life.
     *
     * @param customers who are in it at the end of the window
     * @param entered within the window, those heard of for the first time included
     * @param left within the window, those forgotten included
     */
    public record Stage(Lifecycle stage, long customers, long entered, long left) {}
}
