package dev.attune.domain.customer;

/** Where a customer stands in their life as a buyer. The ordinal is written to state: append only. */
public enum Lifecycle {
    /** Seen, never bought. */
    PROSPECT,
    /** First purchase within the policy's new-customer span. */
    NEW,
    /** One purchase day, longer ago than that. */
    ONE_OFF,
    REPEAT,
    /** Probability of having left above the policy's lapse threshold. */
    LAPSED
}
