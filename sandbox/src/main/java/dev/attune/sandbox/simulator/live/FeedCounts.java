package dev.attune.sandbox.simulator.live;

/**
 * What a live feed has sent, in records.
 *
 * @param plain events on time
 * @param late events that came late
 * @param duplicate second copies
 * @param anonymous clicks of nobody known
 * @param bad broken ones
 * @param control heartbeats, one per partition each time
 * @param eventTime how far the population's clock has come, epoch milliseconds
 */
public record FeedCounts(
        long plain, long late, long duplicate, long anonymous, long bad, long control, long eventTime) {

    /** All records: what the job must have read in the end. */
    public long sent() {
        return plain + late + duplicate + anonymous + bad + control;
    }
}
