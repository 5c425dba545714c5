package dev.attune.domain.episode;

import org.jspecify.annotations.Nullable;

/**
 * What those who handle alerts asked for: the one place where acknowledging, snoozing and muting bear on what is told.
 * Asked of openings and updates alone: that a told episode is over is always told.
 */
public interface Wishes {

    /** Nobody asked for anything. */
    Wishes NONE = new Wishes() {
        @Override
        public @Nullable SuppressionReason against(AlertKind kind, Trigger due, long at) {
            return null;
        }

        @Override
        public long until(AlertKind kind, Trigger due, long at) {
            return Long.MAX_VALUE;
        }
    };

    /** Why a revision that is due now is not wanted; null where it is. */
    @Nullable
    SuppressionReason against(AlertKind kind, Trigger due, long at);

    /** When it will be wanted if nothing more is asked for, epoch milliseconds; {@link Long#MAX_VALUE} for never. */
    long until(AlertKind kind, Trigger due, long at);
}
