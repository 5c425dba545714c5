package dev.attune.domain.feedback;

/** Who says how an alert turned out. The ordinal is written to the exchange: append only. */
public enum OutcomeSource {
    FEEDBACK,
    /** The events themselves. */
    STREAM,
    /** The events themselves, of a customer picked at random as if alerted: for comparison, never told. */
    PICK
}
