package dev.attune.domain.episode;

/** The life of an episode. The ordinal is written to the exchange: append only. */
public enum EpisodeState {
    OPENED,
    UPDATED,
    RESOLVED,
    /** Ended without recovery: the customer passed the expiry deadline, or was forgotten. */
    EXPIRED
}
