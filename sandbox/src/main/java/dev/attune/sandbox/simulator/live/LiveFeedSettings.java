package dev.attune.sandbox.simulator.live;

import dev.attune.sandbox.simulator.SimulatorSettings;
import java.time.Duration;

/**
 * A population streamed faster than life.
 *
 * @param population its period may reach beyond now: then the feed goes on in real time
 * @param arrivals how events get to their topics
 * @param warmUpDays history sent at full speed first, so that customers have habits; 0 for none
 * @param speed event time per real time after the warm-up
 */
public record LiveFeedSettings(SimulatorSettings population, ArrivalSettings arrivals, int warmUpDays, double speed) {

    private static final int WARM_UP_DAYS = 120;
    private static final int SPARE_DAYS = 7;
    /** Often enough that one falls into the minutes somebody watches. */
    private static final double PAGE_INCIDENTS_PER_YEAR = 24;

    private static final double DELIVERY_INCIDENTS_PER_YEAR = 6;

    public LiveFeedSettings {
        if (warmUpDays < 0 || warmUpDays >= population.days()) {
            throw new IllegalArgumentException("warm-up must be shorter than the population's " + population.days()
                    + " days, but was " + warmUpDays);
        }
    }

    /**
     * For a demo, of a shop where something breaks twice a month: 120 days of history, then so many days a second that the population's clock meets the machine's after
     * about {@code reach}; from there it goes on in real time for a week.
     *
     * @param now epoch milliseconds
     * @param daysPerSecond pace after the warm-up
     */
    public static LiveFeedSettings demo(int customers, long seed, long now, Duration reach, double daysPerSecond) {
        int steady = (int) Math.max(1, Math.min(1500, Math.ceil(daysPerSecond * reach.toSeconds())));
        int days = WARM_UP_DAYS + steady;
        long start = now - Duration.ofDays(days).toMillis();
        double speed = daysPerSecond * Duration.ofDays(1).toSeconds();
        return new LiveFeedSettings(
                SimulatorSettings.of(customers, start, days + SPARE_DAYS, seed)
                        .withIncidents(PAGE_INCIDENTS_PER_YEAR, DELIVERY_INCIDENTS_PER_YEAR),
                ArrivalSettings.of(seed),
                WARM_UP_DAYS,
                speed);
    }

    /** First instant after the warm-up, epoch milliseconds. */
    public long steadyFrom() {
        return population.start() + Duration.ofDays(warmUpDays).toMillis();
    }
}
