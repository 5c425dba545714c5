package dev.attune.sandbox.simulator.live;

/**
 * How events get from where they happen to their topic.
 *
 * @param seed same seed, same arrivals
 * @param lateShare share of the events that come late, in [0, 1]
 * @param lateMeanMillis how late they are on average, milliseconds; exponential
 * @param duplicateShare share of the events that come twice, in [0, 1]
 * @param anonymousShare share of the page views that somebody unknown also makes, in [0, 1]
 * @param badShare broken records per event, in [0, 1]
 */
public record ArrivalSettings(
        long seed,
        double lateShare,
        double lateMeanMillis,
        double duplicateShare,
        double anonymousShare,
        double badShare) {

    /** Largest network delay of an event that is not late, milliseconds: within the default bound on disorder of 2 s. */
    public static final long LONGEST_DELAY = 1_500;

    /** SCIENCE section 6: 3 % late by half an hour, 1 % twice; and a few that are refused. */
    public static ArrivalSettings of(long seed) {
        return new ArrivalSettings(seed, 0.03, 1_800_000, 0.01, 0.02, 0.001);
    }

    /** Disorder stays within the bound: for runs whose results must not depend on it. */
    public ArrivalSettings withoutLate() {
        return new ArrivalSettings(seed, 0, lateMeanMillis, duplicateShare, anonymousShare, badShare);
    }

    public ArrivalSettings withBad(double share) {
        return new ArrivalSettings(seed, lateShare, lateMeanMillis, duplicateShare, anonymousShare, share);
    }
}
