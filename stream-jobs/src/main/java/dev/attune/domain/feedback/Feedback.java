package dev.attune.domain.feedback;

import dev.attune.domain.episode.AlertKind;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about an alert of a customer, or about all of them.
 *
 * @param feedbackId copies share it
 * @param alertId the alert meant; null for all that are open
 * @param alertKind MUTE and UNMUTE: only this kind; null for all
 * @param touchpoint MUTE and UNMUTE: only drops that are worst there; null for all
 * @param until SNOOZE and MUTE: until when, epoch milliseconds of event time, itself no longer; {@link #NO_END} else
 * @param outcome OUTCOME: how it ended; null else
 */
public record Feedback(
        String feedbackId,
        FeedbackKind kind,
        String customerId,
        @Nullable String alertId,
        @Nullable AlertKind alertKind,
        @Nullable String touchpoint,
        long until,
        @Nullable Outcome outcome) {

    /** It does not say until when. */
    public static final long NO_END = Long.MIN_VALUE;
}
