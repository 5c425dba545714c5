package dev.attune.domain.event;

/** An event after intake: validated, typed, compact; what the customer model consumes. */
public sealed interface Interaction permits Click, Purchase, Support {

    Envelope envelope();

    EventStream stream();

    default String customerId() {
        return envelope().customerId();
    }

    default String eventId() {
        return envelope().eventId();
    }

    /** Epoch milliseconds UTC. */
    default long eventTime() {
        return envelope().eventTime();
    }
}
