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
