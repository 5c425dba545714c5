package dev.attune.domain.feedback;

/** How an alert turned out. The ordinal is written to the exchange: append only. */
public enum Outcome {
    /** The customer bought. */
    KEPT,
    /** The customer did not buy within the horizon, or was seen to leave. */
    LEFT,
    /** The customer fares as well again as could be expected. */
    RECOVERED,
    /** There was nothing to it, says whoever received it. */
    NOT_USEFUL
}
