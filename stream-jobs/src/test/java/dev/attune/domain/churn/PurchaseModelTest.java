package dev.attune.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseModelTest {

    private static final PurchaseModel MODEL = new PurchaseModel(new ModelParameters(0.525, 6.183, 0.891, 1.614));

    @Test
    void logOddsAreThoseOfTheFormula() {
        double byHand = Math.log(0.891 / (1.614 + 2)) + 2.525 * Math.log((6.183 + 38.86) / (6.183 + 30.43));

        assertThat(MODEL.logOddsDead(2, 30.43, 38.86)).isEqualTo(byHand, offset(1e-12));
        assertThat(MODEL.propensity(2) + MODEL.silence(2, 30.43, 38.86)).isEqualTo(MODEL.logOddsDead(2, 30.43, 38.86));
        assertThat(MODEL.aliveProbability(2, 30.43, 38.86)).isCloseTo(0.7062022651184873, withinPercentage(1e-9));
    }

    @Test
    void aOneTimeBuyerCanHaveLeft() {
        assertThat(MODEL.aliveProbability(0, 0, 0)).isEqualTo(1.614 / (1.614 + 0.891), offset(1e-12));
        assertThat(MODEL.aliveProbability(0, 0, 52)).isLessThan(0.4);
    }

    @Test
    void aPurchaseAfterNowCountsAsNow() {
        assertThat(MODEL.silence(3, 10, 8)).isZero();
        assertThat(MODEL.silentProbability(3, 10, 8, 4)).isEqualTo(MODEL.silentProbability(3, 10, 10, 4));
        assertThat(MODEL.expectedPurchases(3, 10, 8, 4)).isEqualTo(MODEL.expectedPurchases(3, 10, 10, 4));
    }

    @Test
    void silenceOverNoTimeIsCertain() {
        assertThat(MODEL.silentProbability(2, 30, 39, 0)).isEqualTo(1, offset(1e-15));
        assertThat(MODEL.expectedPurchases(2, 30, 39, 0)).isZero();
    }

    /** Expected values by the published closed form with Gauss's hypergeometric function (scipy 1.17). */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 10, 13, 0.36982870852204963",
        "2, 30.43, 38.86, 39, 1.7883837048518139",
        "25, 80, 100, 52, 10.51431492213026",
        "200, 150, 151, 13, 16.00902628446546"
    })
    void expectedPurchasesAgreeWithTheClosedForm(int x, double tx, double age, double horizon, double closedForm) {
        assertThat(MODEL.expectedPurchasesIfAlive(x, tx, age, horizon)).isCloseTo(closedForm, withinPercentage(1e-7));
    }

    @Test
    void expectedPurchasesHaveNoSingularityAtAOfOne() {
        double below = new PurchaseModel(new ModelParameters(0.5, 6, 1 - 1e-9, 2)).expectedPurchases(3, 20, 25, 13);
        double at = new PurchaseModel(new ModelParameters(0.5, 6, 1, 2)).expectedPurchases(3, 20, 25, 13);

        assertThat(at).isCloseTo(below, withinPercentage(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"MBG, 1", "MBG, 2", "MBG, 3", "BG, 1", "BG, 2"})
    void figuresAgreeWithSimulatedCustomers(ModelFamily family, int k) {
        long seed = 20261122;
        Random random = new Random(seed);
        ModelParameters p = new ModelParameters(family, k, 1.5, 4.0 / k, 1.2, 3);
        PurchaseModel model = new PurchaseModel(p);
        double age = 20;
        double horizon = 13;
        int customers = 40_000;
        double alive = 0;
        double aliveExpected = 0;
        double silent = 0;
        double silentExpected = 0;
        double bought = 0;
        double boughtExpected = 0;
        for (int i = 0; i < customers; i++) {
            SimulatedBuyer buyer = SimulatedBuyer.draw(random, p, age, horizon);
            alive += buyer.alive() ? 1 : 0;
            aliveExpected += model.aliveProbability(buyer.repeats(), buyer.last(), age);
            silent += buyer.later() == 0 ? 1 : 0;
            silentExpected += model.silentProbability(buyer.repeats(), buyer.last(), age, horizon);
            bought += buyer.later();
            boughtExpected += model.expectedPurchases(buyer.repeats(), buyer.last(), age, horizon);
        }
        assertThat(aliveExpected / customers).as("seed %d", seed).isEqualTo(alive / customers, offset(0.01));
        assertThat(silentExpected / customers).as("seed %d", seed).isEqualTo(silent / customers, offset(0.01));
        assertThat(boughtExpected / bought).as("seed %d", seed).isEqualTo(1, offset(0.02));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 0, 600", "1, 0.0001, 600", "5000, 599.9, 600", "5000, 1, 600", "5000, 600, 600"})
    void extremesStayNumbers(int x, double tx, double age) {
        for (double horizon : new double[] {0.01, 4, 520}) {
            assertThat(MODEL.logOddsDead(x, tx, age)).isFinite();
            assertThat(MODEL.aliveProbability(x, tx, age)).isBetween(0.0, 1.0);
            assertThat(MODEL.silentProbability(x, tx, age, horizon)).isBetween(0.0, 1.0);
            assertThat(MODEL.expectedPurchases(x, tx, age, horizon)).isFinite().isNotNegative();
        }
        assertThat(MODEL.deadline(x, tx, 0.4, 0)).isNotNaN();
        assertThat(MODEL.deadline(x, tx, 700, -700)).isNotNaN();
    }

    @Test
    void theDeadlineIsWhereTheThresholdIsReached() {
        double deadline = MODEL.deadline(4, 12, 0.4, 0.1);

        assertThat(MODEL.logOddsDead(4, 12, deadline) + 0.1).isEqualTo(0.4, offset(1e-12));
    }

    @Test
    void parametersThatAreNoModelAreRefused() {
        assertThatThrownBy(() -> new PurchaseModel(new ModelParameters(0.5, 0, 1, 1)))
                .hasMessage("alpha must be a number above 0, but was 0.0");
        assertThatThrownBy(() -> new PurchaseModel(new ModelParameters(Double.NaN, 1, 1, 1)))
                .hasMessage("r must be a number above 0, but was NaN");
    }
}
