package dev.attune.domain.event;

/** A step in the life of a support case, or feedback. The ordinal is written to the exchange: append only. */
public enum SupportKind {
    OTHER,
    OPENED,
    REPLIED,
    TRANSFERRED,
    ESCALATED,
    REOPENED,
    RESOLVED,
    SURVEY,
    REVIEW,
    COMPLAINT,
    REFERRAL
}
