package dev.attune.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.attune.domain.policy.ModelParameters;
import java.io.IOException;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of the CRAN BTYD walkthrough and of the tests of lifetimes, as collected in SCIENCE section 1. */
class PublishedFiguresTest {

    private static final ModelParameters CDNOW = new ModelParameters(0.2426, 4.4137, 0.7930, 2.4262);

    @Test
    void bgNbdLikelihoodOfTheCdnowSampleIsThePublishedOne() throws IOException {
        assertThat(new BgNbd(CDNOW).logLikelihood(Cdnow.load().clocks())).isEqualTo(-9582.429, offset(1e-3));
    }

    @Test
    void bgNbdParametersOfTheCdnowSampleArePublishedOnes() throws IOException {
        List<ChurnInputs.Clock> clocks = Cdnow.load().clocks();

        double[] best = Maximum.of(p -> new BgNbd(parameters(p)).logLikelihood(clocks), 1, 1, 1, 1);

        assertClose(best, 5e-4, 0.2426, 4.4137, 0.7930, 2.4262);
    }

    @Test
    void mbgNbdParametersOfTheCdnowSampleArePublishedOnes() throws IOException {
        List<ChurnInputs.Clock> clocks = Cdnow.load().clocks();

        double[] best = Maximum.of(p -> MbgNbdLikelihood.of(parameters(p), clocks), 1, 1, 1, 1);

        assertRounded(best, 5e-4, 0.525, 6.183, 0.891, 1.614);
    }

    @Test
    void gammaGammaParametersOfTheCdnowSampleArePublishedOnes() throws IOException {
        List<Cdnow.Spend> spends = Cdnow.load().spends();

        double[] best = Maximum.of(p -> gammaGamma(p, spends), 1, 2, 10);

        assertThat(spends).hasSize(946);
        assertRounded(best, 5e-3, 6.25, 3.74, 15.44);
    }

    @Test
    void aNewCustomerIsExpectedToRepeatAsPublished() {
        double expected = DropoutExpectation.purchases(CDNOW.r(), CDNOW.alpha(), CDNOW.a(), CDNOW.b(), 52);

        assertThat(expected).isEqualTo(1.4440, offset(5e-5 + 1.4e-5));
    }

    @Test
    void theBestCustomerIsAliveAsPublished() {
        assertThat(new BgNbd(CDNOW).aliveProbability(26, 30.857, 31)).isCloseTo(0.9688523, withinPercentage(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"10, 0.34746, 5e-6", "15, 0.042834, 5e-7", "20, 0.0041590, 5e-8", "25, 0.00035837, 5e-9"})
    void heavyBuyersWhoFellSilentAreExpectedToRepeatAsPublished(int x, double published, double digits) {
        assertThat(new BgNbd(CDNOW).expectedPurchases(x, 20, 39, 52))
                .isEqualTo(published, offset(digits + 1e-5 * published));
    }

    @Test
    void noPurchaseIsAsLikelyAsPublished() {
        // lifetimes states this one for parameters rounded to three digits.
        BgNbd rounded = new BgNbd(new ModelParameters(0.243, 4.414, 0.793, 2.426));

        assertThat(rounded.noPurchaseProbability(39)).isCloseTo(0.5737864, withinPercentage(1e-3));
    }

    private static double gammaGamma(double[] parameters, List<Cdnow.Spend> spends) {
        double p = parameters[0];
        double q = parameters[1];
        double gamma = parameters[2];
        double sum = 0;
        for (Cdnow.Spend spend : spends) {
            double px = p * spend.purchases();
            sum += LogGamma.value(px + q)
                    - LogGamma.value(px)
                    - LogGamma.value(q)
                    + q * Math.log(gamma)
                    + (px - 1) * Math.log(spend.mean())
                    + px * Math.log(spend.purchases())
                    - (px + q) * Math.log(gamma + spend.purchases() * spend.mean());
        }
        return sum;
    }

    private static ModelParameters parameters(double[] p) {
        return new ModelParameters(p[0], p[1], p[2], p[3]);
    }

    private static void assertClose(double[] found, double relative, double... published) {
        for (int i = 0; i < published.length; i++) {
            assertThat(found[i]).isEqualTo(published[i], offset(published[i] * relative));
        }
    }

    /** Published to few digits: the optimum found must be within half of the last one. */
    private static void assertRounded(double[] found, double halfDigit, double... published) {
        for (int i = 0; i < published.length; i++) {
            assertThat(found[i]).isEqualTo(published[i], offset(halfDigit));
        }
    }
}
