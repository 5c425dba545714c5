package dev.attune.cli.evaluate.reading;

import org.jspecify.annotations.Nullable;

/**
 * One page as a customer met it, of the clicks file.
 *
 * @param time epoch milliseconds
 * @param latencyMs what it took; NaN where not known
 * @param error whether it told of an error, by its kind, a status of 500 and above, or an error code
 * @param segment of the customer; null where not known
 * @param touchpoint where; empty where not known
 */
public record PageView(
        long time,
        double latencyMs,
        boolean error,
        @Nullable String segment,
        String touchpoint) {}
