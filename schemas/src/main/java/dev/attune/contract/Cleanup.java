package dev.attune.contract;

/** What the broker does with old records. */
public enum Cleanup {
    /** Gone after the topic's retention. */
    DELETE,
    /** The newest record of each key is kept for good. */
    COMPACT
}
