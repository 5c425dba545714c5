package dev.attune.intake.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of all files in the order of event time.
 *
 * @param events sorted by (event time, stream, line)
 * @param skipped rows and columns left out
 * @param problems why, the first ones, one line each
 * @param asOf last event time that counts, epoch milliseconds; null for all there is
 */
public record MergedEvents(
        List<FileEvent> events,
        long skipped,
        List<String> problems,
        @Nullable Long asOf) {

    private static final long TICK = 1000;

    /**
     * When a bounded run over these events ends, epoch milliseconds: the end of the tick that holds the as-of instant,
     * or else the last event. A heartbeat at this instant plus the out-of-orderness bound brings the watermark right
     * there.
     */
    public long end() {
        if (asOf != null) {
            return tickEnd(asOf);
        }
        return events.isEmpty() ? 0 : tickEnd(events.get(events.size() - 1).eventTime());
    }

    private static long tickEnd(long time) {
        return (Math.floorDiv(time, TICK) + 1) * TICK;
    }
}
