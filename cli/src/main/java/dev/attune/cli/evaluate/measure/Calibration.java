package dev.attune.cli.evaluate.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether probabilities mean what they say: customers in the order of their probability, cut into bins of equal mass
 * (sizes differ by one at most; equal probabilities may be cut apart).
 */
public final class Calibration {

    /** Bins of the expected calibration error. */
    public static final int BINS = 10;

    private Calibration() {}

    /**
     * One bin.
     *
     * @param customers in it
     * @param positives of them, what came true
     * @param predicted mean probability
     */
    public record Bin(int customers, long positives, double predicted) {

        /** Share that came true, with Wilson's interval. */
        public Estimate observed() {
            return Proportion.of(positives, customers);
        }
    }

    /** From the lowest probabilities to the highest; fewer than {@link #BINS} where there are fewer customers. */
    public static List<Bin> bins(Scored scored) {
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int from = edge(scored, bin);
            int to = edge(scored, bin + 1);
            if (from < to) {
                bins.add(bin(scored, from, to));
            }
        }
        return bins;
    }

    /** Expected calibration error: mean distance of predicted and observed over the bins, weighted by customers. */
    public static double error(Scored scored) {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int from = edge(scored, bin);
            int to = edge(scored, bin + 1);
            double surplus = 0;
            for (int i = from; i < to; i++) {
                surplus += scored.score(i) - (scored.outcome(i) ? 1 : 0);
            }
            sum += Math.abs(surplus);
        }
        return sum / scored.size();
    }

    /**
     * The error that a perfect model would show at this sample size, where finite bins never match exactly: outcomes are
     * drawn from the probabilities themselves.
     *
     * @return value: the mean over the draws; interval: the middle 95 % of them
     */
    public static Estimate errorIfPerfect(Scored scored, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] errors = new double[draws];
        boolean[] outcomes = new boolean[scored.size()];
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] = random.nextDouble() < scored.score(i);
            }
            errors[draw] = error(scored.withOutcomes(outcomes));
        }
        double mean = Arrays.stream(errors).average().orElse(Double.NaN);
        return new Estimate(mean, Bootstrap.middle(errors));
    }

    private static Bin bin(Scored scored, int from, int to) {
        double sum = 0;
        long positives = 0;
        for (int i = from; i < to; i++) {
            sum += scored.score(i);
            positives += scored.outcome(i) ? 1 : 0;
        }
        return new Bin(to - from, positives, sum / (to - from));
    }

    private static int edge(Scored scored, int bin) {
        return (int) ((long) scored.size() * bin / BINS);
    }
}
