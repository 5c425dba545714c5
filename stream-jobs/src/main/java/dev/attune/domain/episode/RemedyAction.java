package dev.attune.domain.episode;

/** What could happen that lowers a risk of leaving. The ordinal is written to the exchange: append only. */
public enum RemedyAction {
    /** The customer visits. */
    VISIT,
    /** The customer buys; one whom we see visiting does so in a visit. */
    PURCHASE,
    /** The subscription that was cancelled or ran out is renewed. */
    RENEWAL,
    /** Every open support case is resolved. */
    RESOLVE_TICKETS,
    /** Nothing happens, and bad experience fades faster than silence grows. */
    FADING
}
