package dev.attune.customer;

import org.jspecify.annotations.Nullable;

/**
 * Where an output came from, for tracing and latency only: it goes into headers, never into a payload.
 *
 * @param traceparent W3C trace context of the newest input record of the tick; null where it had none
 * @param inputTime broker time of the newest input record of the tick, epoch milliseconds; {@link #NO_INPUT} where a
 *     deadline, not a record, made the output
 */
public record Lineage(@Nullable String traceparent, long inputTime) {

    public static final long NO_INPUT = Long.MIN_VALUE;

    /** Of an output that no record caused: time alone did. */
    public static final Lineage DEADLINE = new Lineage(null, NO_INPUT);

    /** The lineage once a later record of the same tick has been applied too. */
    Lineage then(@Nullable String nextTraceparent, long nextInputTime) {
        return new Lineage(nextTraceparent == null ? traceparent : nextTraceparent, Math.max(inputTime, nextInputTime));
    }

    public boolean hasInput() {
        return inputTime != NO_INPUT;
    }
}
