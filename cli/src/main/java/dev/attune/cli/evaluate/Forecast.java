package dev.attune.cli.evaluate;

import dev.attune.cli.evaluate.measure.Scored;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One way to tell who is likeliest.
 *
 * @param name in words
 * @param isProbability whether the scores claim to be probabilities of the outcome
 * @param scores by customer; NaN where it has none to give
 */
record Forecast(String name, boolean isProbability, double[] scores) {

    boolean isGiven() {
        return Arrays.stream(scores).anyMatch(score -> !Double.isNaN(score));
    }

    boolean isComplete() {
        return Arrays.stream(scores).noneMatch(Double::isNaN);
    }

    /** The scores of the customers that have one, with what came true of them. */
    Scored scored(boolean[] outcomes) {
        int[] given = given();
        return Scored.of(Arrays.stream(given).mapToDouble(i -> scores[i]).toArray(), outcomes(outcomes, given));
    }

    double[] givenScores() {
        return Arrays.stream(given()).mapToDouble(i -> scores[i]).toArray();
    }

    boolean[] givenOutcomes(boolean[] outcomes) {
        return outcomes(outcomes, given());
    }

    private int[] given() {
        return IntStream.range(0, scores.length)
                .filter(i -> !Double.isNaN(scores[i]))
                .toArray();
    }

    private static boolean[] outcomes(boolean[] outcomes, int[] given) {
        boolean[] matching = new boolean[given.length];
        for (int i = 0; i < given.length; i++) {
            matching[i] = outcomes[given[i]];
        }
        return matching;
    }
}
