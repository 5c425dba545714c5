package dev.attune.cli.evaluate.reading;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the customers file: how a customer stood at an instant.
 *
 * @param customerId who
 * @param asOf epoch milliseconds
 * @param currency of the money in it; null where there is none
 * @param figures the numbers given
 */
public record CustomerStanding(
        String customerId, long asOf, @Nullable String currency, Map<StandingFigure, Double> figures) {

    public CustomerStanding {
        figures = Map.copyOf(figures);
    }

    CustomerStanding renamed(String id) {
        return new CustomerStanding(id, asOf, currency, figures);
    }

    /** NaN where not given. */
    public double figure(StandingFigure figure) {
        return figures.getOrDefault(figure, Double.NaN);
    }

    /** Probability of having left by one clock, told as such or as its complement; NaN where not given. */
    public double dead(StandingFigure dead, StandingFigure alive) {
        double told = figure(dead);
        return Double.isNaN(told) ? 1 - figure(alive) : told;
    }
}
