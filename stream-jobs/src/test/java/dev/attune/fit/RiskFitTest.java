package dev.attune.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.churn.LogOdds;
import dev.attune.domain.policy.RiskCalibration;
import dev.attune.fit.RiskFit.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskFitTest {

    private static final RiskCalibration TRUTH = new RiskCalibration(-0.5, 0.6, 0.4, -0.3, 0.1);

    @Test
    void whatDistortsTheModelIsFoundAndHelpsCustomersNotSeen() {
        FittedRisk fitted = RiskFit.of(outcomes(TRUTH, 20_000));

        assertThat(fitted).isNotNull();
        assertThat(fitted.helps()).isTrue();
        assertThat(fitted.calibration().slope()).isCloseTo(TRUTH.slope(), within(0.08));
        assertThat(fitted.calibration().recency()).isCloseTo(TRUTH.recency(), within(0.12));
        assertThat(fitted.calibration().repeats()).isCloseTo(TRUTH.repeats(), within(0.12));
        assertThat(fitted.calibration().age()).isCloseTo(TRUTH.age(), within(0.12));
    }

    @Test
    void whereDataSayThatSilenceReassuresTheBoundsHold() {
        RiskCalibration perverse = new RiskCalibration(0, 1, -0.5, 0.5, 0);

        FittedRisk fitted = RiskFit.of(outcomes(perverse, 5_000));

        assertThat(fitted).isNotNull();
        assertThat(fitted.calibration().recency()).isNotNegative();
        assertThat(fitted.calibration().repeats()).isLessThanOrEqualTo(0);
        assertThat(fitted.calibration().age())
                .isGreaterThanOrEqualTo(-fitted.calibration().recency());
    }

    @Test
    void tooFewOutcomesOrAllTheSameCalibrateNothing() {
        assertThat(RiskFit.of(outcomes(TRUTH, 199))).isNull();
        assertThat(RiskFit.of(outcomes(new RiskCalibration(30, 1, 0, 0, 0), 2_000)))
                .isNull();
    }

    private static List<Outcome> outcomes(RiskCalibration truth, int size) {
        Random random = new Random(9);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double age = 60 * random.nextDouble();
            double recency = age * random.nextDouble();
            int repeats = random.nextInt(20);
            double logOdds = 1.5 * random.nextGaussian();
            boolean silent = random.nextDouble() < LogOdds.probability(truth.of(logOdds, repeats, recency, age));
            outcomes.add(new Outcome(logOdds, repeats, recency, age, silent, i % RiskFit.FOLDS));
        }
        return outcomes;
    }
}
