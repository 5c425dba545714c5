package dev.attune.cli.evaluate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AreaUnderCurveTest {

    /**
     * 109 computed tomography images rated 1 to 5 (Hanley, McNeil 1982, table 1). The area is theirs; standard error and
     * interval by DeLong are printed for these data in Stata's manual of roctab.
     */
    @Test
    void ratedImagesGiveThePublishedAreaAndInterval() {
        int[] normal = {33, 6, 6, 11, 2};
        int[] abnormal = {3, 2, 2, 11, 33};
        double[] scores = new double[109];
        boolean[] outcomes = new boolean[109];
        int next = 0;
        for (int rating = 0; rating < normal.length; rating++) {
            for (int i = 0; i < normal[rating] + abnormal[rating]; i++) {
                scores[next] = rating + 1;
                outcomes[next++] = i >= normal[rating];
            }
        }
        AreaUnderCurve curve = new AreaUnderCurve(scores, outcomes);
        assertThat(curve.area().value()).isCloseTo(0.8932, within(5e-5));
        assertThat(curve.standardError()).isCloseTo(0.0307, within(5e-5));
        assertThat(curve.area().interval().low()).isCloseTo(0.83295, within(5e-5));
        assertThat(curve.area().interval().high()).isCloseTo(0.95339, within(5e-5));
    }

    /** Pairs (positive above negative): 0.8 beats both, 0.4 beats 0.1 and ties with 0.4: 3.5 of 4. */
    @Test
    void tiesCountHalf() {
        AreaUnderCurve curve =
                new AreaUnderCurve(new double[] {0.4, 0.1, 0.8, 0.4}, new boolean[] {false, false, true, true});
        assertThat(curve.area().value()).isCloseTo(3.5 / 4, within(1e-12));
    }

    @Test
    void anyRisingFunctionOfTheScoresLeavesTheAreaAsItIs() {
        SplittableRandom random = new SplittableRandom(7);
        double[] scores = random.doubles(200).toArray();
        boolean[] outcomes = new boolean[200];
        double[] risen = new double[200];
        for (int i = 0; i < 200; i++) {
            outcomes[i] = random.nextDouble() < scores[i];
            risen[i] = Math.exp(3 * scores[i]);
        }
        AreaUnderCurve plain = new AreaUnderCurve(scores, outcomes);
        AreaUnderCurve other = new AreaUnderCurve(risen, outcomes);
        assertThat(other.area()).isEqualTo(plain.area());
        assertThat(other.minus(plain)).isEqualTo(new Estimate(0, new Interval(0, 0)));
    }

    /** Turning the scores around turns the area around, and the two areas are perfectly negatively correlated. */
    @Test
    void theDifferenceKnowsThatBothAreasComeFromTheSameCustomers() {
        double[] scores = {1, 3, 2, 5, 4, 6};
        double[] turned = {-1, -3, -2, -5, -4, -6};
        boolean[] outcomes = {false, false, true, false, true, true};
        AreaUnderCurve one = new AreaUnderCurve(scores, outcomes);
        AreaUnderCurve two = new AreaUnderCurve(turned, outcomes);
        Estimate difference = one.minus(two);
        assertThat(difference.value()).isCloseTo(2 * one.area().value() - 1, within(1e-12));
        double half = difference.interval().high() == 1
                ? difference.value() - difference.interval().low()
                : difference.interval().high() - difference.value();
        assertThat(half).isCloseTo(Interval.DEVIATE * 2 * one.standardError(), within(1e-12));
    }
}
