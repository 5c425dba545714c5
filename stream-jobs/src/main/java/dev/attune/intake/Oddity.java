package dev.attune.intake;

import dev.attune.telemetry.Metrics;

/**
 * What in an accepted event is not believed: the event counts, this part of it does not. The ordinal is written to state:
 * append only.
 */
public enum Oddity {
    /** Its touchpoint is not told apart: it counts as {@code elsewhere}. */
    UNKNOWN_TOUCHPOINT(Metrics.TOUCHPOINTS_UNKNOWN),
    /** Its kind is OTHER, as every symbol reads that this schema does not have: an interaction, and no more. */
    UNKNOWN_KIND(Metrics.KINDS_UNKNOWN),
    /** A measure below -1, which stands for "not measured", is taken for that. */
    NEGATIVE_MEASURE(Metrics.MEASURES_NEGATIVE);

    private final String metric;

    Oddity(String metric) {
        this.metric = metric;
    }

    String metric() {
        return metric;
    }
}
