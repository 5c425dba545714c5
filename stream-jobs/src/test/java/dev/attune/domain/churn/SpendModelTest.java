package dev.attune.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.attune.domain.policy.SpendParameters;
import org.junit.jupiter.api.Test;

class SpendModelTest {

    private static final SpendModel MODEL = new SpendModel(new SpendParameters(6.25, 3.74, 15.44));

    @Test
    void withoutPurchasesThePopulationMeanIsExpected() {
        assertThat(MODEL.expectedSpend(0, Double.NaN)).isEqualTo(6.25 * 15.44 / 2.74, offset(1e-12));
    }

    @Test
    void theOwnMeanWeighsMoreWithEveryPurchase() {
        double population = MODEL.expectedSpend(0, 0);
        double once = MODEL.expectedSpend(1, 100);
        double often = MODEL.expectedSpend(50, 100);

        assertThat(once).isBetween(population, 100.0);
        assertThat(often).isBetween(once, 100.0).isGreaterThan(98);
    }

    @Test
    void theFormulaIsThePublishedOne() {
        double byHand = ((3.74 - 1) * (15.44 * 6.25 / (3.74 - 1)) + 6.25 * 2 * 22.35) / (6.25 * 2 + 3.74 - 1);

        assertThat(MODEL.expectedSpend(2, 22.35)).isEqualTo(byHand, offset(1e-12));
    }
}
