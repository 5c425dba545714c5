package dev.attune.cli.evaluate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationLineTest {

    /**
     * Two probabilities, 100 customers each: the line goes through both groups. Said 0.1 and 0.9, came true 20 and 70:
     * slope = (logit 0.7 - logit 0.2) / (logit 0.9 - logit 0.1), and the intercept is where the logits cancel. The
     * variance of the slope is the sum of those of the observed logits, 1 / (100 p (1 - p)), over the distance squared.
     */
    @Test
    void throughTwoGroupsTheLineIsExact() {
        CalibrationLine line = CalibrationLine.of(groups(0.1, 20, 0.9, 70));
        double distance = logit(0.9) - logit(0.1);
        assertThat(line.slope().value()).isCloseTo((logit(0.7) - logit(0.2)) / distance, within(1e-9));
        assertThat(line.intercept().value()).isCloseTo((logit(0.7) + logit(0.2)) / 2, within(1e-9));
        double variance = (1 / (100 * 0.7 * 0.3) + 1 / (100 * 0.2 * 0.8)) / (distance * distance);
        assertThat(line.slope().interval().high() - line.slope().value())
                .isCloseTo(Interval.DEVIATE * Math.sqrt(variance), within(1e-9));
    }

    @Test
    void probabilitiesThatHoldNeedNoMending() {
        CalibrationLine line = CalibrationLine.of(groups(0.25, 25, 0.6, 60));
        assertThat(line.slope().value()).isCloseTo(1, within(1e-9));
        assertThat(line.intercept().value()).isCloseTo(0, within(1e-9));
    }

    @Test
    void withoutBothOutcomesOrDifferentProbabilitiesThereIsNoLine() {
        assertThat(CalibrationLine.of(groups(0.2, 0, 0.6, 0)).slope().isDefined())
                .isFalse();
        assertThat(CalibrationLine.of(groups(0.4, 10, 0.4, 60)).slope().isDefined())
                .isFalse();
        assertThat(CalibrationLine.of(groups(0.2, 0, 0.6, 100)).slope().isDefined())
                .isFalse();
    }

    private static Scored groups(double one, int oneTrue, double two, int twoTrue) {
        double[] scores = new double[200];
        boolean[] outcomes = new boolean[200];
        for (int i = 0; i < 100; i++) {
            scores[i] = one;
            outcomes[i] = i < oneTrue;
            scores[100 + i] = two;
            outcomes[100 + i] = i < twoTrue;
        }
        return Scored.of(scores, outcomes);
    }

    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }
}
