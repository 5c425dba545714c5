package dev.attune.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.policy.ModelParameters;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PurchaseOutlookTest {

    private static final double HORIZON = 13;

    @Test
    void it_is_within_a_few_per_cent_of_the_model_and_says_the_same_whatever_was_asked_before() {
        PurchaseModel model = new PurchaseModel(new ModelParameters(0.525, 6.183, 0.891, 1.614));
        PurchaseOutlook outlook = new PurchaseOutlook(HORIZON);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            int x = random.nextInt(40);
            double age = random.nextDouble() * 150;
            double tx = x == 0 ? 0 : age * random.nextDouble();
            double exact = model.expectedPurchasesIfAlive(x, tx, age, HORIZON);
            double about = outlook.expectedIfAlive(model, x, tx, age);
            assertThat(about).as("x %d, tx %f, T %f", x, tx, age).isCloseTo(exact, within(0.03 * exact));
            assertThat(new PurchaseOutlook(HORIZON).expectedIfAlive(model, x, tx, age))
                    .isEqualTo(about);
        }
    }
}
