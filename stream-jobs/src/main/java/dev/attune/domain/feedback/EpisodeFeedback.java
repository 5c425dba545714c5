package dev.attune.domain.feedback;

/** What was said of one open episode. */
final class EpisodeFeedback {

    static final long NOT = Long.MIN_VALUE;

    boolean acknowledged;

    /** Epoch milliseconds of event time; {@link #NOT} where it was not. */
    long snoozedUntil = NOT;

    EpisodeFeedback copy() {
        EpisodeFeedback copy = new EpisodeFeedback();
        copy.acknowledged = acknowledged;
        copy.snoozedUntil = snoozedUntil;
        return copy;
    }

    boolean isEmpty() {
        return !acknowledged && snoozedUntil == NOT;
    }
}
