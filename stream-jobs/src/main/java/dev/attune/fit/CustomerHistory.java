package dev.attune.fit;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one customer, as a fit needs it.
 *
 * @param segment the last one that an event named
 * @param purchases days with a purchase; null where there was none
 * @param activity days with a click of the customer's own; null where there was none
 * @param spend on repeat purchase days; null where there was none
 */
public record CustomerHistory(
        String customerId,
        @Nullable String segment,
        @Nullable RenewalHistory purchases,
        @Nullable RenewalHistory activity,
        @Nullable SpendHistory spend) {}
