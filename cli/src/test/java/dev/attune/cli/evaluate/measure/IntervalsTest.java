package dev.attune.cli.evaluate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalsTest {

    private final Bootstrap bootstrap = new Bootstrap(4000, 11);

    /** Standard tables: for 10 numbers the second and the ninth, at 97.9 %. */
    @Test
    void theMedianOfTenLiesBetweenTheSecondAndTheNinth() {
        double[] numbers = {7, 1, 9, 3, 5, 10, 2, 8, 6, 4};
        assertThat(Median.of(numbers)).isEqualTo(new Estimate(5.5, new Interval(2, 9)));
    }

    @Test
    void fiveNumbersAreTooFewForAnIntervalOfTheMedian() {
        assertThat(Median.of(new double[] {3, 1, 2, 5, 4})).isEqualTo(new Estimate(3, null));
        assertThat(Median.of(new double[] {3, 1, 2, 5, 4, 6}).interval()).isEqualTo(new Interval(1, 6));
    }

    @Test
    void noNumbersHaveNoMedian() {
        assertThat(Median.of(new double[0]).isDefined()).isFalse();
    }

    /** The mean of 400 coin tosses: the bootstrap agrees with the normal interval of half a share. */
    @Test
    void theBootstrapAgreesWithTheNormalIntervalOfAMean() {
        double[] events = IntStream.range(0, 400).mapToDouble(i -> i % 2).toArray();
        double[] exposure = new double[400];
        Arrays.fill(exposure, 1);
        Estimate rate = Rate.of(events, exposure, bootstrap);
        assertThat(rate.value()).isEqualTo(0.5);
        assertThat(rate.interval().low()).isCloseTo(0.5 - 1.96 * 0.025, within(0.004));
        assertThat(rate.interval().high()).isCloseTo(0.5 + 1.96 * 0.025, within(0.004));
    }

    /** The same number of alerts on one customer in ten: three times the deviation. */
    @Test
    void alertsThatComeTogetherWidenTheInterval() {
        double[] spread = IntStream.range(0, 400).mapToDouble(i -> i % 2).toArray();
        double[] clustered =
                IntStream.range(0, 400).mapToDouble(i -> i % 20 == 0 ? 10 : 0).toArray();
        double[] exposure = new double[400];
        Arrays.fill(exposure, 1);
        assertThat(width(Rate.of(clustered, exposure, bootstrap)))
                .isGreaterThan(3 * width(Rate.of(spread, exposure, bootstrap)));
    }

    /** Exact Poisson: none seen in 10 years allows up to -ln(0.025) / 10 a year. */
    @Test
    void noEventAtAllStillAllowsForSome() {
        double[] exposure = {4, 6};
        Estimate rate = Rate.of(new double[2], exposure, bootstrap);
        assertThat(rate.value()).isZero();
        assertThat(rate.interval().high()).isCloseTo(0.36889, within(1e-5));
    }

    @Test
    void aShareOfAllGetsWilsonsInterval() {
        Estimate share = Rate.share(new double[] {2, 1}, new double[] {2, 1}, bootstrap);
        assertThat(share).isEqualTo(Proportion.of(3, 3));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        double[] events = {0, 1, 5, 2, 0, 0, 1};
        double[] exposure = {1, 2, 3, 1, 1, 2, 3};
        assertThat(Rate.of(events, exposure, bootstrap)).isEqualTo(Rate.of(events, exposure, new Bootstrap(4000, 11)));
    }

    private static double width(Estimate estimate) {
        return estimate.interval().high() - estimate.interval().low();
    }
}
