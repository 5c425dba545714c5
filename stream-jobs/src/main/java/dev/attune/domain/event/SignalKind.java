package dev.attune.domain.event;

/**
 * The aspects of an interaction that are measured, each with the family of its statistics. The ordinal is written to
 * state: append only.
 */
public enum SignalKind {
    /** Natural logarithm of the milliseconds a page took. */
    PAGE_LATENCY(Family.NORMAL),
    /** Whether a page showed an error. */
    PAGE_ERROR(Family.RATE),
    /** Whether a search found nothing. */
    EMPTY_SEARCH(Family.RATE),
    /** Whether clicks were repeated in anger. */
    RAGE_CLICK(Family.RATE),
    /** Whether a click had no effect. */
    DEAD_CLICK(Family.RATE),
    /** Whether a payment failed. */
    PAYMENT_FAILURE(Family.RATE),
    /** Whether a delivery came after its promise. */
    DELIVERY_LATENESS(Family.RATE),
    /** Whether an answer came after its promise. */
    ANSWER_LATENESS(Family.RATE),
    /** Natural logarithm of the hours until a case was resolved. */
    RESOLUTION_TIME(Family.NORMAL),
    /** Dissatisfaction 1 - (sentiment + 1) / 2, in [0, 1]. */
    SENTIMENT(Family.NORMAL),
    /** Dissatisfaction on the declared scale, in [0, 1]. */
    CSAT(Family.NORMAL),
    /** Dissatisfaction on the declared scale, in [0, 1]. */
    NPS(Family.NORMAL),
    /** Dissatisfaction on the declared scale, in [0, 1]. */
    CES(Family.NORMAL),
    /** Whether an order came back. */
    RETURN(Family.RATE),
    /** Whether a contact was a complaint. */
    COMPLAINT(Family.RATE);

    private final Family family;

    SignalKind(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }

    /** How a signal varies; more is worse in both. */
    public enum Family {
        /** A number, normal around the customer's own mean. */
        NORMAL,
        /** A yes or no, at the customer's own rate. */
        RATE
    }
}
