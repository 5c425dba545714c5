package dev.attune.domain.episode;

/** What the observed value was held against. The ordinal is written to the exchange: append only. */
public enum ExpectationSource {
    /** The term has no expectation of its own (a base rate, a calibration shift). */
    NONE,
    PROMISE,
    OWN_BASELINE,
    SEGMENT
}
