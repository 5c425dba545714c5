package dev.attune.sandbox.simulator;

import java.time.Duration;

/**
 * What to simulate.
 *
 * @param customers number of customers, 1 or more; bots come on top
 * @param start first instant, epoch milliseconds
 * @param days length of the period, 1 or more
 * @param seed same seed, same bytes
 * @param dropShare share of the customers who get one injected drop of 30 days, in [0, 1]
 * @param dropLatencyMultiple how much slower every page is for them meanwhile, above 0 (SCIENCE uses 2.0 and 1.4)
 * @param dropErrorMultiple how many times more errors they see meanwhile, above 0
 * @param pageIncidentsPerYear expected fleet incidents at one touchpoint, each lasting hours
 * @param deliveryIncidentsPerYear expected regional delivery disruptions, each lasting days
 * @param botShare bots per customer
 */
public record SimulatorSettings(
        int customers,
        long start,
        int days,
        long seed,
        double dropShare,
        double dropLatencyMultiple,
        double dropErrorMultiple,
        double pageIncidentsPerYear,
        double deliveryIncidentsPerYear,
        double botShare) {

    public SimulatorSettings {
        if (customers < 1) {
            throw new IllegalArgumentException("customers must be at least 1, but was " + customers);
        }
        if (days < 1 || days > 3650) {
            throw new IllegalArgumentException("days must be in [1, 3650], but was " + days);
        }
        if (!(dropShare >= 0 && dropShare <= 1)) {
            throw new IllegalArgumentException("the share of drops must be in [0, 1], but was " + dropShare);
        }
        requireMultiple("latency", dropLatencyMultiple);
        requireMultiple("errors", dropErrorMultiple);
    }

    private static void requireMultiple(String what, double multiple) {
        if (!(multiple > 0 && multiple < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the multiple of " + what + " in a drop must be above 0, but was " + multiple);
        }
    }

    /** The population of SCIENCE section 6. */
    public static SimulatorSettings of(int customers, long start, int days, long seed) {
        return new SimulatorSettings(customers, start, days, seed, 0.13, 2.0, 8, 8, 3, 0.002);
    }

    public SimulatorSettings withDrops(double share, double latencyMultiple, double errorMultiple) {
        return new SimulatorSettings(
                customers,
                start,
                days,
                seed,
                share,
                latencyMultiple,
                errorMultiple,
                pageIncidentsPerYear,
                deliveryIncidentsPerYear,
                botShare);
    }

    public SimulatorSettings withIncidents(double pagesPerYear, double deliveriesPerYear) {
        return new SimulatorSettings(
                customers,
                start,
                days,
                seed,
                dropShare,
                dropLatencyMultiple,
                dropErrorMultiple,
                pagesPerYear,
                deliveriesPerYear,
                botShare);
    }

    public SimulatorSettings withBots(double share) {
        return new SimulatorSettings(
                customers,
                start,
                days,
                seed,
                dropShare,
                dropLatencyMultiple,
                dropErrorMultiple,
                pageIncidentsPerYear,
                deliveryIncidentsPerYear,
                share);
    }

    /** First instant after the period, epoch milliseconds. */
    public long end() {
        return start + Duration.ofDays(days).toMillis();
    }
}
