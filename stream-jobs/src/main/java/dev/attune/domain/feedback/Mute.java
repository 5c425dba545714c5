package dev.attune.domain.feedback;

import dev.attune.domain.episode.AlertKind;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is told of some of a customer's alerts.
 *
 * @param kind only this one; null for all
 * @param touchpoint only drops that are worst there; null for all
 * @param until epoch milliseconds of event time, itself no longer
 */
record Mute(@Nullable AlertKind kind, @Nullable String touchpoint, long until) {

    /** @param worst the touchpoint where a drop is worst; null where it has none, or of a churn risk */
    boolean covers(AlertKind alert, @Nullable String worst) {
        return (kind == null || kind == alert) && (touchpoint == null || touchpoint.equals(worst));
    }

    /** Whether one of these terms is among what it mutes; null stands for any. */
    boolean isOf(@Nullable AlertKind anyKind, @Nullable String anyTouchpoint) {
        return (anyKind == null || anyKind == kind) && (anyTouchpoint == null || anyTouchpoint.equals(touchpoint));
    }

    boolean sameAs(Mute other) {
        return kind == other.kind
                && (touchpoint == null ? other.touchpoint == null : touchpoint.equals(other.touchpoint));
    }
}
