package dev.attune.intake;

import dev.attune.domain.event.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * An interaction on its way to its customer, with what must survive beside it.
 *
 * @param brokerTime when the broker (or the file) took the record, epoch milliseconds; for latency only, never judged
 * @param traceparent W3C trace context of the record; null where it had none
 * @param raw the record as read, kept only where it was older than the allowed lateness already at intake, so that a
 *     rejection further down still has the bytes; null for all others
 */
public record Arrival(
        Interaction interaction,
        long brokerTime,
        @Nullable String traceparent,
        @Nullable RawRecord raw) {}
