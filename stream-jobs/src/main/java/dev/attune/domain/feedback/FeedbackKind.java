package dev.attune.domain.feedback;

/** What is said. The ordinal is written to state: append only. */
public enum FeedbackKind {
    /** Somebody takes care of it: no reminders of it until it is over. */
    ACKNOWLEDGE,
    /** Nothing is told of this alert until then. */
    SNOOZE,
    /** Nothing is told of alerts like this of the customer until then. */
    MUTE,
    /** Takes mutes back. */
    UNMUTE,
    /** The alert was wrong. */
    NOT_USEFUL,
    /** How it ended. */
    OUTCOME
}
