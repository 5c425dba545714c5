package dev.attune.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws of the bare model for every k, family and parameters; each failure names its seed. */
class PurchaseModelProperties {

    private static final int CASES = 6000;

    @Test
    void riskNeverFallsBecauseTimePassesInSilence() {
        for (long seed = 0; seed < CASES; seed++) {
            Case c = new Case(seed);
            double later = c.age + c.exponential(2);

            assertThat(c.model.logOddsDead(c.x, c.tx, later))
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(c.model.logOddsDead(c.x, c.tx, c.age) - 1e-11);
            if (c.k == 1) {
                assertThat(c.model.silentProbability(c.x, c.tx, later, 13))
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(c.model.silentProbability(c.x, c.tx, c.age, 13) - 1e-12);
            }
        }
    }

    @Test
    void aPurchaseNeverRaisesThem() {
        for (long seed = 0; seed < CASES; seed++) {
            Case c = new Case(seed);
            boolean judgedBefore = c.family == ModelFamily.MBG || c.x > 0;
            if (judgedBefore) {
                assertThat(c.model.logOddsDead(c.x + 1, c.age, c.age))
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(c.model.logOddsDead(c.x, c.tx, c.age) + 1e-12);
            }
            if (judgedBefore && c.k == 1) {
                assertThat(c.model.silentProbability(c.x + 1, c.age, c.age, 13))
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(c.model.silentProbability(c.x, c.tx, c.age, 13) + 1e-12);
            }
        }
    }

    @Test
    void whoHasLeftIsSilentAndALongerHorizonIsSilentLessOften() {
        for (long seed = 0; seed < CASES; seed++) {
            Case c = new Case(seed);
            double dead = 1 - c.model.aliveProbability(c.x, c.tx, c.age);
            double month = c.model.silentProbability(c.x, c.tx, c.age, 4);
            double quarter = c.model.silentProbability(c.x, c.tx, c.age, 13);

            assertThat(quarter).as("seed %d", seed).isBetween(dead - 1e-12, 1.0);
            assertThat(month).as("seed %d", seed).isBetween(quarter - 1e-12, 1.0);
            // Whoever is expected to buy n times is not more often silent than bought nothing allows: Markov.
            assertThat(c.model.expectedPurchases(c.x, c.tx, c.age, 13))
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo((1 - quarter) * (1 - 1e-8) - 1e-9);
        }
    }

    @Test
    void theDeadlineIsWhereTheThresholdIsReachedAndNeverLate() {
        for (long seed = 0; seed < CASES; seed++) {
            Case c = new Case(seed);
            if (c.family == ModelFamily.BG && c.x == 0) {
                assertThat(c.model.deadline(0, 0, 5, 0)).as("seed %d", seed).isInfinite();
                continue;
            }
            double threshold = c.model.propensity(c.x) + c.exponential(2);
            double deadline = c.model.deadline(c.x, c.tx, threshold, 0);
            if (deadline < 1e6) {
                assertThat(c.model.logOddsDead(c.x, c.tx, deadline))
                        .as("seed %d, k %d", seed, c.k)
                        .isEqualTo(threshold, offset(1e-9))
                        .isLessThanOrEqualTo(threshold + 1e-10);
            }
        }
    }

    @Test
    void slopesAreBoundedBetweenTwoAges() {
        for (long seed = 0; seed < CASES; seed++) {
            Case c = new Case(seed);
            double to = c.age + c.exponential(3);
            double rise = (c.model.silence(c.x, c.tx, to) - c.model.silence(c.x, c.tx, c.age)) / (to - c.age);
            double noise = 1e-11 / (to - c.age);

            assertThat(rise)
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(c.model.steepest(c.x, c.tx, c.age, to) * (1 + 1e-9) + noise)
                    .isGreaterThanOrEqualTo(c.model.gentlest(c.x, c.tx, c.age, to) * (1 - 1e-9) - noise);
        }
    }

    /** A model and a customer drawn from a seed. */
    private static final class Case {

        private final Random random;
        private final ModelFamily family;
        private final int k;
        private final PurchaseModel model;
        private final int x;
        private final double tx;
        private final double age;

        Case(long seed) {
            random = new Random(seed);
            family = random.nextInt(4) == 0 ? ModelFamily.BG : ModelFamily.MBG;
            k = 1 + random.nextInt(ModelParameters.LARGEST_K);
            model = new PurchaseModel(new ModelParameters(
                    family,
                    k,
                    0.1 + exponential(1),
                    0.1 + exponential(5),
                    0.05 + exponential(1),
                    0.3 + exponential(3)));
            x = (int) exponential(random.nextInt(20) == 0 ? 1000 : 5);
            tx = x == 0 ? 0 : exponential(30);
            age = tx + exponential(3);
        }

        double exponential(double mean) {
            return -mean * Math.log1p(-random.nextDouble());
        }
    }
}
