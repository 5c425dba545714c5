package dev.attune.customer;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.incident.Cell;
import dev.attune.intake.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * Where an output came from: for tracing and latency, and for the gate to know it by. It goes into headers, never into a
 * payload.
 *
 * @param traceparent W3C trace context of the newest input record of the tick; null where it had none
 * @param inputTime broker time of the newest input record of the tick, epoch milliseconds; {@link #NO_INPUT} where a
 *     deadline, not a record, made the output
 * @param channel of the last interaction of the tick; of a promise that was broken where no interaction was; null where
 *     neither was
 * @param partner likewise; null where it named none
 */
public record Lineage(
        @Nullable String traceparent,
        long inputTime,
        @Nullable Channel channel,
        @Nullable String partner) {

    public static final long NO_INPUT = Long.MIN_VALUE;

    /** Of an output that no record caused: time alone did. */
    public static final Lineage DEADLINE = new Lineage(null, NO_INPUT);

    /** Of nowhere in particular. */
    public Lineage(@Nullable String traceparent, long inputTime) {
        this(traceparent, inputTime, null, null);
    }

    /** Of what time alone made: of a promise that was broken then. */
    static Lineage ofBroken(Cell where) {
        return new Lineage(null, NO_INPUT, where.channel(), where.partner());
    }

    /** The lineage once a later record of the same tick has been applied too. */
    Lineage then(Arrival next) {
        Envelope envelope = next.interaction().envelope();
        return new Lineage(
                next.traceparent() == null ? traceparent : next.traceparent(),
                Math.max(inputTime, next.brokerTime()),
                envelope.channel(),
                envelope.partner());
    }

    public boolean hasInput() {
        return inputTime != NO_INPUT;
    }
}
