package dev.attune.cli.evaluate.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Area under the receiver operating characteristic: the probability that one who came true was scored above one who did
 * not, ties counting half. Standard errors, also of differences on the same customers, by DeLong, DeLong,
 * Clarke-Pearson 1988, with the midranks of Sun, Xu 2014: O(n log n).
 */
public final class AreaUnderCurve {

    /** By customer: the share of the other outcome that is ranked on the right side of them, ties half. */
    private final double[] placements;

    private final boolean[] outcomes;
    private final int positives;
    private final double area;

    /**
     * @param scores any numbers, none NaN
     * @param outcomes in the same order; both outcomes must be there
     */
    public AreaUnderCurve(double[] scores, boolean[] outcomes) {
        this.outcomes = outcomes.clone();
        this.placements = placements(scores, outcomes);
        this.positives = (int)
                IntStream.range(0, outcomes.length).filter(i -> outcomes[i]).count();
        if (positives == 0 || positives == outcomes.length) {
            throw new IllegalArgumentException("outcomes must be of both kinds, but were all the same");
        }
        this.area = mean(true);
    }

    /** With a normal interval, cut to [0, 1]. */
    public Estimate area() {
        double error = standardError();
        return new Estimate(area, error > 0 ? Interval.normal(area, error, 0, 1) : null);
    }

    public double standardError() {
        return Math.sqrt(covariance(this));
    }

    /** This area minus that of other scores of the same customers, with a normal interval, cut to [-1, 1]. */
    public Estimate minus(AreaUnderCurve other) {
        double variance = covariance(this) + other.covariance(other) - 2 * covariance(other);
        double difference = area - other.area;
        // Equal rankings leave a rounding error, possibly below zero.
        return new Estimate(difference, Interval.normal(difference, Math.sqrt(Math.max(0, variance)), -1, 1));
    }

    private double covariance(AreaUnderCurve other) {
        return covariance(other, true) / positives + covariance(other, false) / (outcomes.length - positives);
    }

    private double covariance(AreaUnderCurve other, boolean outcome) {
        double sum = 0;
        int count = 0;
        double mean = mean(outcome);
        double otherMean = other.mean(outcome);
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == outcome) {
                sum += (placements[i] - mean) * (other.placements[i] - otherMean);
                count++;
            }
        }
        return count > 1 ? sum / (count - 1) : 0;
    }

    private double mean(boolean outcome) {
        return IntStream.range(0, outcomes.length)
                .filter(i -> outcomes[i] == outcome)
                .mapToDouble(i -> placements[i])
                .average()
                .orElse(Double.NaN);
    }

    private static double[] placements(double[] scores, boolean[] outcomes) {
        Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        double[] placements = new double[scores.length];
        int negatives = 0;
        int positives = 0;
        int allPositives = (int)
                IntStream.range(0, outcomes.length).filter(i -> outcomes[i]).count();
        int allNegatives = outcomes.length - allPositives;
        for (int from = 0; from < order.length; ) {
            int to = from;
            int tiedPositives = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                tiedPositives += outcomes[order[to++]] ? 1 : 0;
            }
            int tiedNegatives = to - from - tiedPositives;
            for (int i = from; i < to; i++) {
                placements[order[i]] = outcomes[order[i]]
                        ? (negatives + tiedNegatives / 2.0) / allNegatives
                        : 1 - (positives + tiedPositives / 2.0) / allPositives;
            }
            negatives += tiedNegatives;
            positives += tiedPositives;
            from = to;
        }
        return placements;
    }
}
