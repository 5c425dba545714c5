package dev.attune.cli.evaluate.measure;

import java.util.Arrays;

/**
 * The median with the interval between two order statistics that holds it with at least 95 %, whatever the distribution
 * (exact, from the binomial distribution).
 */
public final class Median {

    private static final double TAIL = 0.025;

    private Median() {}

    /** Undefined of none; without an interval where there are too few (below six) to give one. */
    public static Estimate of(double[] numbers) {
        if (numbers.length == 0) {
            return Estimate.UNDEFINED;
        }
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int size = sorted.length;
        double median = (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
        int rank = lowRank(size);
        return new Estimate(median, rank == 0 ? null : new Interval(sorted[rank - 1], sorted[size - rank]));
    }

    /** Largest rank, from 1, that the median is below with probability at most 2.5 %; 0 where there is none. */
    private static int lowRank(int size) {
        double logTerm = -size * Math.log(2);
        double below = 0;
        int rank = 0;
        while (rank < size) {
            below += Math.exp(logTerm);
            if (below > TAIL) {
                return rank;
            }
            logTerm += Math.log((double) (size - rank) / (rank + 1));
            rank++;
        }
        return rank;
    }
}
