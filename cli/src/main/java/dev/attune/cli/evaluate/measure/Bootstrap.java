package dev.attune.cli.evaluate.measure;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Percentile intervals from resampling customers with replacement (Efron 1979). The same seed gives the same draws, so
 * that figures of the same customers are resampled alike.
 *
 * @param resamples 1 or more
 * @param seed any
 */
public record Bootstrap(int resamples, long seed) {

    private static final double TAIL = 0.025;

    /** A statistic of weighted customers: how often each was drawn. */
    @FunctionalInterface
    public interface Statistic {
        /** @param counts by customer, 1 for all in the sample itself */
        double of(int[] counts);
    }

    /** A figure of scores and its interval; undefined of none. */
    public Estimate of(Scored scored, ToDoubleFunction<Scored> measure) {
        if (scored.size() == 0) {
            return Estimate.UNDEFINED;
        }
        return of(scored.size(), counts -> measure.applyAsDouble(scored.resampled(counts)));
    }

    /** A statistic over customers and its interval; undefined where the sample itself gives no number. */
    public Estimate of(int customers, Statistic statistic) {
        int[] counts = new int[customers];
        Arrays.fill(counts, 1);
        double value = statistic.of(counts);
        if (Double.isNaN(value)) {
            return Estimate.UNDEFINED;
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = new double[resamples];
        for (int resample = 0; resample < resamples; resample++) {
            Arrays.fill(counts, 0);
            for (int i = 0; i < customers; i++) {
                counts[random.nextInt(customers)]++;
            }
            drawn[resample] = statistic.of(counts);
        }
        return new Estimate(value, middle(drawn));
    }

    /** The middle 95 % of the numbers, linear between order statistics (R's type 7); what is no number is left out. */
    static Interval middle(double[] numbers) {
        double[] sorted = Arrays.stream(numbers)
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .toArray();
        return new Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL));
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
