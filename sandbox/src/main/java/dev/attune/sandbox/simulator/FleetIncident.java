package dev.attune.sandbox.simulator;

/**
 * Something that went wrong for many customers at once; the label incidents are scored against.
 *
 * @param kind {@code touchpoint} or {@code delivery}
 * @param touchpoint where; {@code delivery} for disruptions of a region
 * @param region which region; {@code *} for all
 * @param start epoch milliseconds
 * @param end epoch milliseconds, exclusive
 * @param errorMultiple touchpoint: errors per view are this many times the usual; delivery: the probability that an
 *     order under way is held up
 * @param latencyMultiple pages take this many times the usual; 1 for deliveries
 */
public record FleetIncident(
        int id,
        String kind,
        String touchpoint,
        String region,
        long start,
        long end,
        double errorMultiple,
        double latencyMultiple) {

    public static final String EVERYWHERE = "*";

    boolean covers(long time) {
        return time >= start && time < end;
    }
}
