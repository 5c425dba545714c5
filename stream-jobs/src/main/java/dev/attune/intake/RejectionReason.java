package dev.attune.intake;

/** Why a record was refused. Names are stable codes, downstream systems match on them: append only, never rename. */
public enum RejectionReason {
    EMPTY,
    TOO_SHORT,
    WRONG_MAGIC,
    UNKNOWN_SCHEMA_ID,
    RECURSIVE_SCHEMA,
    INCOMPATIBLE_SCHEMA,
    TRUNCATED,
    TRAILING_BYTES,
    LIMIT_EXCEEDED,
    OVERSIZE,
    MALFORMED,
    NO_CUSTOMER,
    NO_EVENT_ID,
    FUTURE,
    BEFORE_FLOOR,
    TOO_LATE,
    NEGATIVE_AMOUNT,
    NOT_A_NUMBER,
    OUT_OF_RANGE,
    UNKNOWN_CURRENCY,
    /** An output record above the size limit; its raw bytes are the output's. */
    OUTPUT_OVERSIZE,
    /** A control record whose document breaks a rule. */
    INVALID_DOCUMENT,
    /** A control record that says other than an earlier one of the same name. */
    CONFLICTING,
    /** A mute or a snooze that would never end. */
    NO_END,
    /** A mute or a snooze that ends before it begins. */
    END_BEFORE_START,
    /** Feedback on no alert that is open or whose outcome is awaited. */
    UNKNOWN_ALERT
}
