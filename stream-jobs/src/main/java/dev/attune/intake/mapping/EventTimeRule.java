package dev.attune.intake.mapping;

import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import java.time.Instant;

/** Which event times are believed: one wrong stamp would close every window, so it is judged before clocks see it. */
public final class EventTimeRule {

    /** Nothing we judge happened before; earlier stamps are defaults and mistakes of sources. Epoch milliseconds. */
    public static final long FLOOR = Instant.parse("1990-01-01T00:00:00Z").toEpochMilli();

    /** Later stamps are not times, and would overflow what is computed from them. Epoch milliseconds. */
    public static final long CEILING = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private EventTimeRule() {}

    /**
     * Passes the event time on.
     *
     * @param latest largest event time believed, epoch milliseconds
     * @throws Rejection BEFORE_FLOOR or FUTURE
     */
    public static long judged(long eventTime, long latest) throws Rejection {
        if (eventTime < FLOOR) {
            throw Rejection.of(RejectionReason.BEFORE_FLOOR);
        }
        if (eventTime > latest || eventTime > CEILING) {
            throw Rejection.of(RejectionReason.FUTURE);
        }
        return eventTime;
    }
}
