package dev.attune.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FtrlTest {

    private static final double[] ANYWHERE_BELOW = {Double.NEGATIVE_INFINITY};
    private static final double[] ANYWHERE_ABOVE = {Double.POSITIVE_INFINITY};

    /** Algorithm 1 of the paper on paper: alpha 1/2, beta 1, lambda1 1, lambda2 1, gradients 3, -4, 5 from weight 0. */
    @Test
    void aSequenceWorkedOutByHandIsMet() {
        Ftrl ftrl = ftrl(new Ftrl.Rates(0.5, 1, 1, 1), 0);
        assertThat(ftrl.weight(0)).isZero();

        // sigma = (3 - 0) / 0.5 = 6, z = 3 - 6 x 0 = 3, n = 9: w = -(3 - 1) / ((1 + 3) / 0.5 + 1) = -2 / 9
        ftrl.learn(0, 3);
        assertThat(ftrl.weight(0)).isCloseTo(-2.0 / 9, within(1e-15));

        // sigma = (5 - 3) / 0.5 = 4, z = 3 - 4 + 4 x 2/9 = -1/9, within lambda1: w = 0
        ftrl.learn(0, -4);
        assertThat(ftrl.weight(0)).isZero();

        // n = 50, sigma = (sqrt(50) - 5) / 0.5, z = -1/9 + 5 = 44/9: w = -(35/9) / ((1 + sqrt(50)) / 0.5 + 1)
        ftrl.learn(0, 5);
        assertThat(ftrl.weight(0)).isCloseTo(-(35.0 / 9) / (2 * (1 + Math.sqrt(50)) + 1), within(1e-15));
    }

    @Test
    void whatIsLearnedIsTheDistanceFromTheStart() {
        Ftrl.Rates rates = new Ftrl.Rates(0.5, 1, 1, 1);
        Ftrl fromZero = ftrl(rates, 0);
        Ftrl fromTwo = ftrl(rates, 2);
        for (double gradient : new double[] {3, -4, 5, 0.5, -7}) {
            fromZero.learn(0, gradient);
            fromTwo.learn(0, gradient);
            assertThat(fromTwo.weight(0)).isCloseTo(2 + fromZero.weight(0), within(1e-15));
        }
    }

    /** McMahan 2011: FTRL-proximal without regularisation is gradient descent with the same rates. */
    @Test
    void withoutLambdasItIsGradientDescentWithARateForEachCoordinate() {
        long seed = 20_13;
        Random random = new Random(seed);
        double alpha = 0.3;
        double beta = 0.7;
        double[] free = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] descent = {0.4, -1};
        Ftrl ftrl = new Ftrl(new Ftrl.Rates(alpha, beta, 0, 0), descent, free, new double[] {1e9, 1e9});
        double[] squares = new double[2];
        for (int i = 0; i < 2_000; i++) {
            int coordinate = random.nextInt(2);
            double gradient = random.nextGaussian() * (1 + coordinate);

            ftrl.learn(coordinate, gradient);
            squares[coordinate] += gradient * gradient;
            descent[coordinate] -= alpha / (beta + Math.sqrt(squares[coordinate])) * gradient;

            assertThat(ftrl.weight(coordinate))
                    .as("seed %d, step %d", seed, i)
                    .isCloseTo(descent[coordinate], within(1e-10));
        }
    }

    @Test
    void fewGradientsMoveNothingAndBoundsHold() {
        Ftrl shy = ftrl(new Ftrl.Rates(0.5, 1, 10, 0), 0.3);
        shy.learn(0, 6);
        shy.learn(0, -5);
        shy.learn(0, 8);
        assertThat(shy.weight(0)).isEqualTo(0.3);

        Ftrl bounded = new Ftrl(new Ftrl.Rates(5, 1, 0, 0), new double[] {0.3}, new double[] {0}, new double[] {0.9});
        for (int i = 0; i < 50; i++) {
            bounded.learn(0, 1);
        }
        assertThat(bounded.weight(0)).isZero();
        for (int i = 0; i < 200; i++) {
            bounded.learn(0, -1);
        }
        assertThat(bounded.weight(0)).isEqualTo(0.9);
    }

    private static Ftrl ftrl(Ftrl.Rates rates, double start) {
        return new Ftrl(rates, new double[] {start}, ANYWHERE_BELOW, ANYWHERE_ABOVE);
    }
}
