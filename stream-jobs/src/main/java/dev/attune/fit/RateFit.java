package dev.attune.fit;

import dev.attune.domain.policy.RatePrior;
import dev.attune.domain.policy.TouchpointLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Empirical Bayes of one yes-or-no signal: rates are rare enough to be multiplied, by what a touchpoint is like for everybody
 * and by what a customer is like anywhere. Touchpoints by their own share, what customers vary by moments.
 */
final class RateFit {

    /** Bad observations that the overall share counts for at a touchpoint, so that none at all is not never. */
    private static final double SMOOTHING = 2;

    private static final double LEAST_WEIGHT = 4;
    private static final double MOST_WEIGHT = 400;
    private static final double LEAST_RATE = 1e-5;
    private static final double MOST_RATE = 0.9;

    private final List<List<SignalHistory>> customers;
    private final Map<String, Double> rates = new TreeMap<>();
    private final double rate;

    private final double touchpointWeight;

    /**
     * @param customers cells of each customer, at least one each
     * @param reference what an observation-poor signal is smoothed towards, and what {@code standing} shifts
     * @param standing levels of touchpoints to keep; empty to fit them
     */
    RateFit(List<List<SignalHistory>> customers, RatePrior reference, Map<String, TouchpointLevel> standing) {
        this.customers = customers;
        this.touchpointWeight = reference.touchpointWeight();
        Map<String, Double> expected = new TreeMap<>();
        standing.forEach((touchpoint, level) -> expected.put(touchpoint, shifted(reference.rate(), level.shift())));
        Map<String, double[]> sums = new TreeMap<>();
        double bad = 0;
        double count = 0;
        for (List<SignalHistory> cells : customers) {
            for (SignalHistory cell : cells) {
                bad += cell.bad();
                count += cell.count() * expected.getOrDefault(cell.touchpoint(), reference.rate());
                double[] sum = sums.computeIfAbsent(cell.touchpoint(), none -> new double[2]);
                sum[0] += cell.bad();
                sum[1] += cell.count();
            }
        }
        double multiple = (bad + SMOOTHING) / (count + SMOOTHING);
        this.rate = Math.min(MOST_RATE, Math.max(LEAST_RATE, multiple * reference.rate()));
        expected.forEach((touchpoint, own) -> rates.put(touchpoint, Math.min(MOST_RATE, multiple * own)));
        if (standing.isEmpty()) {
            NormalFit.known(customers).keySet().forEach(touchpoint -> {
                double[] sum = sums.getOrDefault(touchpoint, new double[2]);
                rates.put(touchpoint, Math.min(MOST_RATE, (sum[0] + SMOOTHING) / (sum[1] + SMOOTHING / rate)));
            });
        }
    }

    private static double shifted(double rate, double shift) {
        double odds = rate / (1 - rate) * Math.exp(shift);
        return odds / (1 + odds);
    }

    RatePrior prior() {
        double weight = weight(rate, variance());
        return new RatePrior(rate * weight, (1 - rate) * weight, touchpointWeight);
    }

    /** By how much customers' rates vary, in squares of the rate: what Poisson counts leave over. */
    private double variance() {
        double over = 0;
        double scale = 0;
        for (List<SignalHistory> cells : customers) {
            double bad = 0;
            double expected = 0;
            for (SignalHistory cell : cells) {
                bad += cell.bad();
                expected += cell.count() * rates.getOrDefault(cell.touchpoint(), rate);
            }
            over += (bad - expected) * (bad - expected) - expected;
            scale += expected * expected;
        }
        return scale == 0 ? 0 : Math.max(0, over / scale);
    }

    /** How touchpoints differ for everybody; what a customer shows at one says little beyond what they show anywhere. */
    Map<String, TouchpointLevel> touchpoints() {
        Map<String, TouchpointLevel> touchpoints = new LinkedHashMap<>();
        rates.forEach((touchpoint, own) ->
                touchpoints.put(touchpoint, new TouchpointLevel(logOdds(own) - logOdds(rate), MOST_WEIGHT)));
        return touchpoints;
    }

    /** A gamma of shape 1/variance around 1 is worth so many observations at this rate. */
    private static double weight(double rate, double variance) {
        return Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, 1 / (variance * rate)));
    }

    private static double logOdds(double rate) {
        return Math.log(rate) - Math.log1p(-rate);
    }
}
