package dev.attune.domain.episode;

import org.jspecify.annotations.Nullable;

/**
 * What there is to lose. Orders the queue, never changes a score.
 *
 * @param risk probability in [0, 1] of no purchase within {@code horizonDays}
 * @param horizonDays the horizon of {@code risk} and {@code valueAtRisk}, days
 * @param expectedSpend expected spend over the horizon if alive, minor-unit free amount in {@code currency}
 * @param valueAtRisk expected spend that would be lost, same unit
 * @param lifetimeSpend spend so far, same unit
 * @param currency ISO 4217 code; null where the customer never paid
 * @param segment as of the last event that named one; null where unknown
 */
public record Stakes(
        double risk,
        int horizonDays,
        double expectedSpend,
        double valueAtRisk,
        double lifetimeSpend,
        @Nullable String currency,
        @Nullable String segment) {}
