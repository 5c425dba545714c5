package dev.attune.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.attune.domain.churn.ChurnInputs.Clock;
import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.ChurnPolicy;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.RiskCalibration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws of calibrated risk, whatever a fit finds; each failure names its seed. */
class RiskCalibrationProperties {

    private static final int CASES = 4000;
    private static final ChurnPolicy DEFAULTS = Policy.defaults().churn();

    @Test
    void calibratedRiskNeverFallsInSilenceAndNeverRisesByAPurchase() {
        for (long seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            ChurnModel model = model(Map.of("P91D", calibration(random)));
            int x = random.nextInt(30);
            double tx = x == 0 ? 0 : 50 * random.nextDouble();
            Clock now = new Clock(x, tx, tx + 30 * random.nextDouble());
            double risk = risk(model, now);

            assertThat(risk).as("seed %d", seed).isBetween(0.0, 1.0);
            assertThat(risk(model, now.after(10 * random.nextDouble())))
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(risk - 1e-12);
            assertThat(risk(model, new Clock(x + 1, now.age(), now.age())))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(risk + 1e-12);
        }
    }

    @Test
    void betweenTwoHorizonsTheCalibrationIsInterpolatedAndBeyondThemThatOfTheEndHolds() {
        RiskCalibration month = new RiskCalibration(0, 1, 0, 0, 0);
        RiskCalibration quarter = new RiskCalibration(1, 0.5, 0.2, -0.4, 0.6);
        Map<String, RiskCalibration> both = Map.of("P30D", month, "P90D", quarter);

        assertThat(RiskCalibration.at(30, both)).isEqualTo(month);
        assertThat(RiskCalibration.at(60, both)).isEqualTo(new RiskCalibration(0.5, 0.75, 0.1, -0.2, 0.3));
        assertThat(RiskCalibration.at(10, both)).isEqualTo(month);
        assertThat(RiskCalibration.at(365, both)).isEqualTo(quarter);
        assertThat(RiskCalibration.at(30, Map.of())).isNull();
    }

    @Test
    void whoNeverBoughtIsJudgedByTheModelAlone() {
        ChurnInputs prospect = new ChurnInputs(Clock.NEVER, new Clock(4, 10, 11), List.of());
        ChurnModel bare = model(Map.of());
        ChurnModel calibrated = model(Map.of("P91D", new RiskCalibration(1, 0.5, 0.2, -0.4, 0.6)));

        assertThat(calibrated.pSilent(prospect, -1)).isEqualTo(bare.pSilent(prospect, -1));
        Clock buyer = new Clock(2, 20, 30);
        double silent = LogOdds.of(risk(bare, buyer));
        assertThat(LogOdds.of(risk(calibrated, buyer)))
                .isEqualTo(
                        1 + 0.5 * silent + 0.2 * Math.log(11) - 0.4 * Math.log(3) + 0.6 * Math.log(31), offset(1e-9));
    }

    private static double risk(ChurnModel model, Clock purchases) {
        ChurnInputs inputs = new ChurnInputs(purchases, Clock.NEVER, List.of());
        return model.pSilent(inputs, model.logOdds(inputs));
    }

    private static ChurnModel model(Map<String, RiskCalibration> risk) {
        return new ChurnModel(
                ChurnModelTest.with(Calibration.IDENTITY, DEFAULTS.purchase(), DEFAULTS.activity(), risk));
    }

    private static RiskCalibration calibration(Random random) {
        return RiskCalibration.bounded(
                random.nextGaussian(),
                random.nextGaussian(),
                random.nextGaussian(),
                random.nextGaussian(),
                random.nextGaussian());
    }
}
