package dev.attune.domain.customer;

/** Risk bands by the probability of having left; limits are policy. The ordinal is written to state: append only. */
public enum Band {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
