package dev.attune.fit;

import dev.attune.domain.policy.NormalPrior;
import dev.attune.domain.policy.TouchpointLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Empirical Bayes of one normal signal: observation = mean + touchpoint + customer + customer at the touchpoint + noise.
 * Levels of touchpoints and customers by turns (least squares), variances by moments.
 */
final class NormalFit {

    private static final int ROUNDS = 30;

    /** Fewer observations or customers tell no level of a touchpoint. */
    static final int FEWEST_OBSERVATIONS = 200;

    static final int FEWEST_CUSTOMERS = 30;

    private static final double LEAST_WEIGHT = 0.5;
    private static final double MOST_WEIGHT = 200;
    private static final double LEAST_SIGMA = 1e-3;

    private final List<List<SignalHistory>> customers;
    private final Map<String, Double> shifts;
    private final double[] levels;

    /**
     * @param customers cells of each customer, at least one each
     * @param standing levels of touchpoints to keep; empty to fit them
     */
    NormalFit(List<List<SignalHistory>> customers, Map<String, TouchpointLevel> standing) {
        this.customers = customers;
        this.levels = new double[customers.size()];
        this.shifts = standing.isEmpty() ? known(customers) : new TreeMap<>();
        standing.forEach((touchpoint, level) -> shifts.put(touchpoint, level.shift()));
        for (int round = 0; round < ROUNDS; round++) {
            turn(standing.isEmpty());
        }
    }

    /** Touchpoints with enough to tell a level from, unless there is but one. */
    static Map<String, Double> known(List<List<SignalHistory>> customers) {
        Map<String, long[]> counts = new TreeMap<>();
        for (List<SignalHistory> cells : customers) {
            for (SignalHistory cell : cells) {
                long[] count = counts.computeIfAbsent(cell.touchpoint(), none -> new long[2]);
                count[0] += cell.count();
                count[1]++;
            }
        }
        Map<String, Double> known = new TreeMap<>();
        counts.forEach((touchpoint, count) -> {
            if (count[0] >= FEWEST_OBSERVATIONS && count[1] >= FEWEST_CUSTOMERS) {
                known.put(touchpoint, 0.0);
            }
        });
        return known.size() > 1 ? known : new TreeMap<>();
    }

    private void turn(boolean touchpointsToo) {
        for (int i = 0; i < levels.length; i++) {
            levels[i] = weighted(customers.get(i), cell -> cell.mean() - shift(cell));
        }
        if (!touchpointsToo) {
            return;
        }
        Map<String, double[]> sums = new TreeMap<>();
        for (int i = 0; i < levels.length; i++) {
            for (SignalHistory cell : customers.get(i)) {
                double[] sum = sums.computeIfAbsent(cell.touchpoint(), none -> new double[2]);
                sum[0] += cell.count() * (cell.mean() - levels[i]);
                sum[1] += cell.count();
            }
        }
        double total = 0;
        double observations = 0;
        for (Map.Entry<String, Double> each : shifts.entrySet()) {
            double[] sum = sums.getOrDefault(each.getKey(), new double[2]);
            each.setValue(sum[0] / sum[1]);
            total += sum[0];
            observations += sum[1];
        }
        double mean = observations == 0 ? 0 : total / observations;
        shifts.replaceAll((touchpoint, shift) -> shift - mean);
    }

    private static double weighted(List<SignalHistory> cells, ToDoubleFunction<SignalHistory> value) {
        double sum = 0;
        double weight = 0;
        for (SignalHistory cell : cells) {
            sum += cell.count() * value.applyAsDouble(cell);
            weight += cell.count();
        }
        return sum / weight;
    }

    private double shift(SignalHistory cell) {
        return shifts.getOrDefault(cell.touchpoint(), 0.0);
    }

    /** @param standing what to keep where the data cannot tell */
    NormalPrior prior(NormalPrior standing) {
        double sigma = sigma(standing.sigma());
        Heterogeneity between = new Heterogeneity();
        for (int i = 0; i < levels.length; i++) {
            between.add(levels[i], count(customers.get(i)) / (sigma * sigma));
        }
        double variance = between.variance(1);
        Heterogeneity shrunk = new Heterogeneity();
        for (int i = 0; i < levels.length; i++) {
            shrunk.add(levels[i], 1 / (variance + sigma * sigma / count(customers.get(i))));
        }
        Heterogeneity touchpoints = new Heterogeneity();
        shifts.values().forEach(shift -> touchpoints.add(shift, 1));
        double scatter = shifts.size() < 2 ? 0 : touchpoints.variance(1 + touchpoints.groups());
        return new NormalPrior(
                shrunk.mean(),
                sigma,
                weight(sigma, variance),
                shifts.size() < 2 ? standing.touchpointWeight() : weight(sigma, scatter));
    }

    /** How touchpoints differ for everybody, and how much they differ for one customer beyond that. */
    Map<String, TouchpointLevel> touchpoints(double sigma) {
        Heterogeneity beyond = new Heterogeneity();
        for (int i = 0; i < levels.length; i++) {
            for (SignalHistory cell : customers.get(i)) {
                beyond.add(cell.mean() - shift(cell) - levels[i], cell.count() / (sigma * sigma));
            }
        }
        double weight = weight(sigma, beyond.variance(levels.length + (double) shifts.size()));
        Map<String, TouchpointLevel> touchpoints = new LinkedHashMap<>();
        shifts.forEach((touchpoint, shift) -> touchpoints.put(touchpoint, new TouchpointLevel(shift, weight)));
        return touchpoints;
    }

    private static double weight(double sigma, double variance) {
        return Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, sigma * sigma / variance));
    }

    /** Within the customers' touchpoints; where they hardly met it twice, as much as customers differ at all. */
    private double sigma(double standing) {
        double squares = 0;
        double freedom = 0;
        Heterogeneity apart = new Heterogeneity();
        for (int i = 0; i < levels.length; i++) {
            for (SignalHistory cell : customers.get(i)) {
                squares += cell.squares();
                freedom += cell.count() - 1;
            }
            apart.add(levels[i], 1);
        }
        double variance = freedom >= FEWEST_CUSTOMERS ? squares / freedom : apart.variance(1 + apart.groups());
        return variance > 0 ? Math.max(LEAST_SIGMA, Math.sqrt(variance)) : standing;
    }

    private static double count(List<SignalHistory> cells) {
        double count = 0;
        for (SignalHistory cell : cells) {
            count += cell.count();
        }
        return count;
    }
}
