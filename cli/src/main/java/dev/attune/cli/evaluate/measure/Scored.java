package dev.attune.cli.evaluate.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Scores of customers and what came true of them, from the lowest score to the highest; equal scores keep the order in
 * which they came. The higher the score, the surer the outcome is held to be.
 */
public final class Scored {

    private final double[] scores;
    private final boolean[] outcomes;
    private final long positives;

    private Scored(double[] scores, boolean[] outcomes) {
        this.scores = scores;
        this.outcomes = outcomes;
        this.positives =
                IntStream.range(0, outcomes.length).filter(i -> outcomes[i]).count();
    }

    /**
     * @param scores any numbers, none NaN
     * @param outcomes what came true, in the same order
     */
    public static Scored of(double[] scores, boolean[] outcomes) {
        if (scores.length != outcomes.length) {
            throw new IllegalArgumentException("outcomes must be " + scores.length + ", but were " + outcomes.length);
        }
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = new double[order.length];
        boolean[] matching = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            if (Double.isNaN(scores[order[i]])) {
                throw new IllegalArgumentException("score must be a number, but was NaN");
            }
            sorted[i] = scores[order[i]];
            matching[i] = outcomes[order[i]];
        }
        return new Scored(sorted, matching);
    }

    /** A sample of the same size: the customer at each position as often as the count there says. */
    Scored resampled(int[] counts) {
        double[] drawn = new double[scores.length];
        boolean[] matching = new boolean[scores.length];
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            Arrays.fill(drawn, next, next + counts[i], scores[i]);
            Arrays.fill(matching, next, next + counts[i], outcomes[i]);
            next += counts[i];
        }
        return new Scored(drawn, matching);
    }

    /** The same scores with other outcomes, in the order of the scores. */
    Scored withOutcomes(boolean[] others) {
        return new Scored(scores, others);
    }

    public int size() {
        return scores.length;
    }

    /** How many came true. */
    public long positives() {
        return positives;
    }

    /** Share that came true; NaN of none. */
    public double baseRate() {
        return scores.length == 0 ? Double.NaN : (double) positives / scores.length;
    }

    /** Whether there are both outcomes, without which nothing can be told apart. */
    public boolean hasBoth() {
        return positives > 0 && positives < scores.length;
    }

    public double score(int position) {
        return scores[position];
    }

    public boolean outcome(int position) {
        return outcomes[position];
    }

    /** Mean score; for probabilities the expected {@link #baseRate}. */
    public double meanScore() {
        return Arrays.stream(scores).average().orElse(Double.NaN);
    }
}
