package dev.attune.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.churn.SimulatedBuyer;
import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalFitTest {

    private static final double AGE = 60;

    /** The formula as it stands in SCIENCE section 1, by another library. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void theLikelihoodIsThatOfTheFormula(int k) {
        ModelParameters p = new ModelParameters(ModelFamily.MBG, k, 0.7, 3.1, 0.9, 2.2);
        for (SimulatedBuyer buyer : buyers(p, 300, 3)) {
            RenewalHistory history = history(buyer);

            assertThat(new RenewalLikelihood(List.of(history)).of(p)).isEqualTo(byFormula(p, history), offset(1e-8));
        }
    }

    private static double byFormula(ModelParameters p, RenewalHistory h) {
        int x = h.repeats();
        int k = p.k();
        double shape = p.r() + k * x;
        double sum = 0;
        for (int j = 0; j < k; j++) {
            double gap = j == 0 ? 0 : j * Math.log(h.age() - h.ageAtLast());
            sum += Math.exp(gap
                    - LogGamma.value(j + 1)
                    + LogGamma.value(shape + j)
                    - (shape + j) * Math.log(p.alpha() + h.age()));
        }
        sum += p.a() / (p.b() + x) * Math.exp(LogGamma.value(shape) - shape * Math.log(p.alpha() + h.ageAtLast()));
        return LogBeta.value(p.a(), p.b() + x + 1)
                - LogBeta.value(p.a(), p.b())
                + (k - 1) * h.logGaps()
                - x * LogGamma.value(k)
                + p.r() * Math.log(p.alpha())
                - LogGamma.value(p.r())
                + Math.log(sum);
    }

    @ParameterizedTest
    @CsvSource({"MBG, 1", "MBG, 2", "MBG, 3", "BG, 1", "BG, 2"})
    void parametersAndRegularityOfSimulatedCustomersAreFoundAgain(ModelFamily family, int k) {
        ModelParameters truth = new ModelParameters(family, k, 1.2, 4.0 / k, 0.8, 3);
        List<RenewalHistory> histories =
                buyers(truth, 12_000, 7).stream().map(RenewalFitTest::history).toList();

        FittedRenewals fitted = new RenewalFit(family, null).of(histories);

        assertThat(fitted.parameters().k()).isEqualTo(k);
        assertThat(fitted.parameters().r()).isCloseTo(truth.r(), within(0.1 * truth.r()));
        assertThat(fitted.parameters().alpha()).isCloseTo(truth.alpha(), within(0.1 * truth.alpha()));
        assertThat(fitted.parameters().a()
                        / (fitted.parameters().a() + fitted.parameters().b()))
                .isCloseTo(0.8 / 3.8, within(0.015));
        assertThat(fitted.logLikelihood()).isGreaterThan(new RenewalLikelihood(histories).of(truth));
    }

    @Test
    void whereNobodyEverLeavesThePriorKeepsTheFitFromRunningOff() {
        List<RenewalHistory> weekly = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            int repeats = 5 + random.nextInt(20);
            double last = AGE - random.nextDouble();
            weekly.add(new RenewalHistory(repeats, last, AGE, repeats * Math.log(last / repeats), Double.NaN));
        }

        FittedRenewals fitted = new RenewalFit(ModelFamily.MBG, 1).of(weekly);

        assertThat(fitted.prior()).isTrue();
        assertThat(Math.abs(Math.log(fitted.parameters().a()))).isLessThan(6);
        assertThat(Math.abs(Math.log(fitted.parameters().b()))).isLessThan(6);
    }

    @Test
    void gapsOfOneLengthAreAsRegularAsCanBe() {
        List<RenewalHistory> regular = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            regular.add(RenewalHistory.of(new int[] {i, i + 7, i + 14 + i % 2}, 86_400_000L * 200));
        }

        assertThat(RenewalFit.regularity(regular)).isGreaterThan(10);
        assertThat(RenewalFit.regularity(regular.subList(0, 10))).isNaN();
    }

    static List<SimulatedBuyer> buyers(ModelParameters parameters, int size, long seed) {
        Random random = new Random(seed);
        List<SimulatedBuyer> buyers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            buyers.add(SimulatedBuyer.draw(random, parameters, AGE, 0));
        }
        return buyers;
    }

    static RenewalHistory history(SimulatedBuyer buyer) {
        return new RenewalHistory(buyer.repeats(), buyer.last(), AGE, buyer.logGaps(), Double.NaN);
    }
}
