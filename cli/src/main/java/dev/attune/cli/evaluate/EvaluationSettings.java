package dev.attune.cli.evaluate;

import dev.attune.cli.evaluate.measure.Bootstrap;
import org.jspecify.annotations.Nullable;

/**
 * How to evaluate.
 *
 * @param horizonDays days after as_of within which a purchase counts; null for the customers file's own
 * @param until end of the observation, epoch milliseconds; null for the customers' as_of, or else the last event read
 * @param bootstrap of intervals
 */
record EvaluationSettings(
        @Nullable Integer horizonDays, @Nullable Long until, Bootstrap bootstrap) {}
