package dev.attune.domain.incident;

/** What those affected by an incident can have in common. The ordinal is written to state: append only. */
public enum Dimension {
    TOUCHPOINT,
    CHANNEL,
    PARTNER,
    SEGMENT,
    PRODUCT,
    RELEASE,
    FEATURE
}
