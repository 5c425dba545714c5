package dev.attune.domain.episode;

/** What an episode is about; one episode per customer and kind at a time. The ordinal is written to state: append only. */
public enum AlertKind {
    CHURN_RISK,
    EXPERIENCE_DROP
}
