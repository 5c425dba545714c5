package dev.attune.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import java.util.Random;
import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** k > 1 against the formulas of SCIENCE section 1 as they stand there, against simulation and against k = 1. */
class ErlangRhythmTest {

    private static final double R = 0.9;
    private static final double ALPHA = 3.2;
    private static final double A = 0.8;
    private static final double B = 2.5;

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void logOddsAndSilenceAreThoseOfTheSumsOverLogGammas(int k) {
        PurchaseModel model = model(ModelFamily.MBG, k);
        Random random = new Random(k);
        for (int i = 0; i < 2000; i++) {
            int x = random.nextInt(40);
            double tx = x == 0 ? 0 : 40 * random.nextDouble();
            double age = tx + 0.01 + 30 * random.nextDouble();
            double horizon = 26 * random.nextDouble();
            double dead = LogGamma.value(R + k * x) - (R + k * x) * Math.log(ALPHA + tx);
            double expected = Math.log(A) - Math.log(B + x) + dead - alive(k, x, tx, age);
            double silent = Math.exp(alive(k, x, tx, age + horizon) - alive(k, x, tx, age));

            assertThat(model.logOddsDead(x, tx, age)).isEqualTo(expected, offset(1e-9));
            assertThat(model.silentProbability(x, tx, age, horizon))
                    .isEqualTo(1 - model.aliveProbability(x, tx, age) * (1 - silent), offset(1e-9));
        }
    }

    /** S(u) of SCIENCE section 1. */
    private static double alive(int k, int x, double tx, double u) {
        double[] terms = new double[k];
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < k; j++) {
            double shape = R + k * x + j;
            terms[j] = (j == 0 ? 0 : j * Math.log(u - tx))
                    - LogGamma.value(j + 1)
                    + LogGamma.value(shape)
                    - shape * Math.log(ALPHA + u);
            largest = Math.max(largest, terms[j]);
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - largest);
        }
        return largest + Math.log(sum);
    }

    @Test
    void stagesThatAreAllPurchasesGiveTheIntegralOverDropout() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            double shape = 0.1 + 50 * random.nextDouble();
            double rate = 0.5 + 50 * random.nextDouble();
            double a = 0.05 + 2 * random.nextDouble();
            double b = 1 + 10 * random.nextDouble();
            double horizon = 52 * random.nextDouble();
            double integral = DropoutExpectation.purchases(shape, rate, a, b, horizon);

            assertThat(new StagedPurchases(1, rate, horizon, a, b).expected(shape, 0))
                    .isCloseTo(integral, withinPercentage(1e-7));
        }
    }

    @Test
    void beyondAllMeasureStagesCountLikeAPoissonProcessOfPurchases() {
        double justBelow = new StagedPurchases(3, 0.02, 26, 0.8, 3).expected(60, 1);
        double beyond = new StagedPurchases(3, 0.00001, 0.013, 0.8, 3).expected(60, 1);

        assertThat(beyond).isCloseTo(justBelow, withinPercentage(0.01));
    }

    /** Published for k = 1 of both families; k of 2 and 3 need no log-gamma, so nothing is lost at the extremes. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 0, 600", "1, 0.0001, 600", "5000, 599.9, 600", "5000, 1, 600", "5000, 600, 600"})
    void extremesStayNumbers(int x, double tx, double age) {
        for (int k = 1; k <= ModelParameters.LARGEST_K; k++) {
            for (ModelFamily family : ModelFamily.values()) {
                PurchaseModel model = model(family, k);
                for (double horizon : new double[] {0, 0.01, 4, 520}) {
                    assertThat(model.logOddsDead(x, tx, age)).isFinite();
                    assertThat(model.aliveProbability(x, tx, age)).isBetween(0.0, 1.0);
                    assertThat(model.silentProbability(x, tx, age, horizon)).isBetween(0.0, 1.0);
                    assertThat(model.expectedPurchases(x, tx, age, horizon))
                            .isFinite()
                            .isNotNegative();
                }
                assertThat(model.deadline(x, tx, 0.4, 0)).isNotNaN();
                assertThat(model.deadline(x, tx, 700, -700)).isNotNaN();
            }
        }
    }

    @Test
    void silenceOverNoTimeIsCertainAndLateDataCountAsNow() {
        PurchaseModel model = model(ModelFamily.MBG, 3);

        assertThat(model.silentProbability(2, 30, 39, 0)).isEqualTo(1, offset(1e-15));
        assertThat(model.expectedPurchases(2, 30, 39, 0)).isZero();
        assertThat(model.silence(3, 10, 8)).isZero();
        assertThat(model.silentProbability(3, 10, 8, 4)).isEqualTo(model.silentProbability(3, 10, 10, 4));
        assertThat(model.expectedPurchases(3, 10, 8, 4)).isEqualTo(model.expectedPurchases(3, 10, 10, 4));
    }

    @Test
    void aOneTimeBuyerOfTheVerificationFamilyIsAliveForSure() {
        PurchaseModel model = model(ModelFamily.BG, 1);

        assertThat(model.aliveProbability(0, 0, 600)).isEqualTo(1);
        assertThat(model.deadline(0, 0, 0.4, 0)).isInfinite();
        assertThat(model.aliveProbability(1, 2, 600)).isLessThan(0.9);
    }

    @Test
    void aRegularCustomerIsMissedSooner() {
        double irregular = model(ModelFamily.MBG, 1).deadline(20, 20, 0.6, 0);
        double regular =
                new PurchaseModel(new ModelParameters(ModelFamily.MBG, 3, 3 * R, ALPHA, A, B)).deadline(20, 20, 0.6, 0);

        assertThat(regular).isLessThan(irregular);
    }

    @Test
    void regularityOutsideWhatIsKnownIsRefused() {
        assertThatThrownBy(() -> model(ModelFamily.MBG, 4)).hasMessage("k must be in [1, 3], but was 4");
    }

    private static PurchaseModel model(ModelFamily family, int k) {
        return new PurchaseModel(new ModelParameters(family, k, R, ALPHA, A, B));
    }
}
