package dev.attune.domain.customer;

/** What became of an interaction that reached its customer. */
public enum Observation {
    ACCEPTED,
    /** The same event id was seen within the deduplication span. */
    DUPLICATE
}
