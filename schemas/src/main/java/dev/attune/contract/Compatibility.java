package dev.attune.contract;

/** How far the versions of one schema may drift apart; names are those of the schema registry. */
public enum Compatibility {
    /** The current version reads everything ever written: consumers go first. For inputs, which others write. */
    BACKWARD_TRANSITIVE,
    /** Every version reads every other: either side may go first. For what we write and others read. */
    FULL_TRANSITIVE
}
