package dev.attune.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Figures of the CRAN BTYD walkthrough and of the tests of lifetimes, as collected in SCIENCE section 1, given the
 * published parameters. The fits that lead to these are in {@code PublishedFitsTest}.
 */
class PublishedFiguresTest {

    private static final ModelParameters CDNOW = new ModelParameters(ModelFamily.BG, 1, 0.2426, 4.4137, 0.7930, 2.4262);
    private static final PurchaseModel BG = new PurchaseModel(CDNOW);

    @Test
    void aNewCustomerIsExpectedToRepeatAsPublished() {
        assertThat(BG.expectedPurchases(0, 0, 0, 52)).isEqualTo(1.4440, offset(5e-5 + 1.4e-5));
    }

    @Test
    void theBestCustomerIsAliveAsPublished() {
        assertThat(BG.aliveProbability(26, 30.857, 31)).isCloseTo(0.9688523, withinPercentage(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"10, 0.34746, 5e-6", "15, 0.042834, 5e-7", "20, 0.0041590, 5e-8", "25, 0.00035837, 5e-9"})
    void heavyBuyersWhoFellSilentAreExpectedToRepeatAsPublished(int x, double published, double digits) {
        assertThat(BG.expectedPurchases(x, 20, 39, 52)).isEqualTo(published, offset(digits + 1e-5 * published));
    }

    @Test
    void noPurchaseIsAsLikelyAsPublished() {
        // lifetimes states this one for parameters rounded to three digits.
        PurchaseModel rounded = new PurchaseModel(new ModelParameters(ModelFamily.BG, 1, 0.243, 4.414, 0.793, 2.426));

        assertThat(rounded.silentProbability(0, 0, 0, 39)).isCloseTo(0.5737864, withinPercentage(1e-3));
    }
}
