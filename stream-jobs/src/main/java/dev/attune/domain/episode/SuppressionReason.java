package dev.attune.domain.episode;

/** Why a revision that was due is held back. The ordinal is written to state: append only. */
public enum SuppressionReason {
    /** The episode before ended only just now. */
    COOLDOWN,
    /** The episode opened, or was told, only just now: what flaps is not told. */
    DWELL,
    /** The customer's alerts of this week are used up. */
    BUDGET,
    /** Somebody wants to hear nothing of this customer, kind or touchpoint for a while. */
    MUTED,
    /** Somebody wants to hear of this alert later. */
    SNOOZED,
    /** Somebody has taken this alert on, and needs no reminder. */
    ACKNOWLEDGED,
    /** An incident explains it; held back by the gate, which passes it on without route. */
    INCIDENT
}
