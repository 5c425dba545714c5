package dev.attune.domain.feedback;

/**
 * A rule that feedback breaks.
 *
 * @param field name of the field in the record
 * @param message key, rule and value
 */
public record FeedbackProblem(Flaw flaw, String field, String message) {

    /** What is wrong with it. */
    public enum Flaw {
        /** A field is missing, or says what it must not. */
        INVALID,
        /** A mute or a snooze that would never end. */
        NO_END,
        /** It ends before it begins. */
        END_BEFORE_START
    }
}
