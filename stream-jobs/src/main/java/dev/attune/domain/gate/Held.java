package dev.attune.domain.gate;

import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.event.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a drop on its way through the gate.
 *
 * @param revision as the customer's model wrote it: numbered from 1, routed, of no incident
 * @param channel of the interaction that made it; null where time alone did
 * @param partner likewise; null where the interaction named none
 * @param traceparent handed through for whoever follows records; null where there was none
 * @param inputTime handed through for whoever measures the way, epoch milliseconds
 */
public record Held(
        EpisodeRevision revision,
        @Nullable Channel channel,
        @Nullable String partner,
        @Nullable String traceparent,
        long inputTime) {

    private static final long MINUTE = 60_000;

    /** Instants at which windows of a minute close. */
    static long endOfMinute(long time) {
        return Math.floorDiv(time - 1, MINUTE) * MINUTE + MINUTE;
    }

    /** When it is known whether an incident explains it: a first revision waits for the minute that covers it. */
    long dueAt() {
        return revision.revision() == 1 ? endOfMinute(revision.eventTime()) : revision.eventTime();
    }

    boolean isLast() {
        return switch (revision.state()) {
            case OPENED, UPDATED -> false;
            case RESOLVED, EXPIRED -> true;
        };
    }
}
