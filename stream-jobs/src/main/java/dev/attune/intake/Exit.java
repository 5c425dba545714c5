package dev.attune.intake;

import dev.attune.telemetry.Metrics;

/** The exits of intake, the sum of them all, and what never came to be read. The ordinal is written to state: append only. */
enum Exit {
    READ(Metrics.RECORDS_READ),
    PASSED(Metrics.RECORDS_PASSED),
    ANONYMOUS(Metrics.RECORDS_ANONYMOUS),
    CONTROL(Metrics.RECORDS_CONTROL),
    REJECTED(Metrics.RECORDS_REJECTED),
    /** Not part of {@link #READ}: gone before they could be. */
    SKIPPED(Metrics.RECORDS_SKIPPED);

    private final String metric;

    Exit(String metric) {
        this.metric = metric;
    }

    String metric() {
        return metric;
    }
}
