package dev.attune.sandbox.simulator;

import org.jspecify.annotations.Nullable;

/**
 * What really happened to a customer; the label alerts are scored against. Times are epoch milliseconds.
 *
 * @param birth first purchase
 * @param death when the customer left for good, usually some days after the last purchase; null while alive
 * @param cause {@code natural} or {@code experience}; null while alive
 * @param dropStart begin of the injected drop; null where there is none
 * @param dropEnd end of the injected drop, exclusive; null where there is none
 * @param habits what their coming and leaving was drawn from
 */
public record CustomerTruth(
        String customerId,
        String segment,
        String region,
        long birth,
        @Nullable Long death,
        @Nullable String cause,
        @Nullable Long dropStart,
        @Nullable Long dropEnd,
        CustomerHabits habits) {}
