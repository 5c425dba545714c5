package dev.attune.domain.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Average run lengths of the published tables (Montgomery; Siegmund), by the seeded Monte Carlo of the class itself. */
class CusumTest {

    private static final long SEED = 20261122L;

    @Test
    void fourStandardDeviationsAlarmFalselyEvery168Observations() {
        assertThat(twoSidedRunLength(4, 0, 20_000)).isCloseTo(167.68, within(4.0));
    }

    @Test
    void fiveStandardDeviationsAlarmFalselyEvery465Observations() {
        assertThat(twoSidedRunLength(5, 0, 10_000)).isCloseTo(465.44, within(15.0));
    }

    @Test
    void aShiftOfOneStandardDeviationIsFoundAsFastAsPublished() {
        assertThat(twoSidedRunLength(4, 1, 40_000)).isCloseTo(8.38, within(0.1));
        assertThat(twoSidedRunLength(5, 1, 40_000)).isCloseTo(10.38, within(0.1));
    }

    @Test
    void siegmundsFormulaComesCloseForOneSide() {
        double b = 5 + 1.166;
        double oneSided = (Math.exp(b) - 1 - b) / (2 * 0.25);
        assertThat(oneSided / 2).isCloseTo(465.44, within(10.0));
    }

    /** EWMA with weight 0.25 and limits of three of its standard deviations, started at the target (Lucas, Saccucci 1990). */
    @Test
    void anExponentialMeanFindsAShiftOfOneStandardDeviationAsPublished() {
        Random random = new Random(SEED);
        double weight = 0.25;
        double limit = 3 * Math.sqrt(weight / (2 - weight));
        long observations = 0;
        int runs = 100_000;
        for (int i = 0; i < runs; i++) {
            double mean = 0;
            do {
                mean += weight * (random.nextGaussian() + 1 - mean);
                observations++;
            } while (Math.abs(mean) < limit);
        }
        assertThat(observations / (double) runs).isCloseTo(11.154, within(0.1));
    }

    @Test
    void siegmundsFormulaMeetsTheRunLengthOfOneSide() {
        for (double limit : new double[] {4, 5}) {
            double b = limit + 1.166;
            double formula = (Math.exp(b) - 1 - b) / (2 * 0.25);
            assertThat(oneSidedRunLength(limit, 10_000)).isCloseTo(formula, within(0.04 * formula));
        }
    }

    private static double oneSidedRunLength(double limit, int runs) {
        Random random = new Random(SEED);
        Cusum up = new Cusum(0.5, limit);
        long observations = 0;
        for (int alarms = 0; alarms < runs; observations++) {
            alarms += up.observe(random.nextGaussian()) ? 1 : 0;
        }
        return observations / (double) runs;
    }

    private static double twoSidedRunLength(double limit, double shift, int runs) {
        Random random = new Random(SEED);
        long observations = 0;
        for (int i = 0; i < runs; i++) {
            Cusum up = new Cusum(0.5, limit);
            Cusum down = new Cusum(0.5, limit);
            boolean alarm = false;
            while (!alarm) {
                double z = random.nextGaussian() + shift;
                alarm = up.observe(z) | down.observe(-z);
                observations++;
            }
        }
        return observations / (double) runs;
    }
}
