package dev.attune.cli.evaluate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    /** Ten customers are ten bins: the error is the mean distance of each probability from its outcome. */
    @Test
    void withOneCustomerABinTheErrorIsTheMeanDistance() {
        double[] scores = {0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95};
        boolean[] outcomes = {false, false, true, false, false, true, true, false, true, true};
        double expected = (0.05 + 0.15 + 0.75 + 0.35 + 0.45 + 0.45 + 0.35 + 0.75 + 0.15 + 0.05) / 10;
        assertThat(Calibration.error(Scored.of(scores, outcomes))).isCloseTo(expected, within(1e-12));
    }

    /** Within a bin errors cancel: 20 customers at 0.5, one of each two came true. */
    @Test
    void whatCancelsWithinABinIsNoError() {
        double[] scores = new double[20];
        boolean[] outcomes = new boolean[20];
        for (int i = 0; i < 20; i++) {
            scores[i] = 0.5;
            outcomes[i] = i % 2 == 0;
        }
        assertThat(Calibration.error(Scored.of(scores, outcomes))).isCloseTo(0, within(1e-12));
    }

    @Test
    void binsAreOfEqualMassAndHoldEveryone() {
        SplittableRandom random = new SplittableRandom(3);
        double[] scores = random.doubles(2357).toArray();
        boolean[] outcomes = new boolean[2357];
        List<Calibration.Bin> bins = Calibration.bins(Scored.of(scores, outcomes));
        assertThat(bins).hasSize(10);
        assertThat(bins).allSatisfy(bin -> assertThat(bin.customers()).isBetween(235, 236));
        assertThat(bins.stream().mapToInt(Calibration.Bin::customers).sum()).isEqualTo(2357);
        assertThat(bins).isSortedAccordingTo((a, b) -> Double.compare(a.predicted(), b.predicted()));
    }

    /**
     * Each of 10 bins of n / 10 customers at probability p errs by a normal deviate of variance p (1 - p) 10 / n, whose
     * mean size is sqrt(2 / pi) of its deviation.
     */
    @Test
    void aPerfectModelErrsAsMuchAsChanceMakesIt() {
        int size = 2000;
        double[] scores = new double[size];
        Arrays.fill(scores, 0.3);
        Estimate perfect = Calibration.errorIfPerfect(Scored.of(scores, new boolean[size]), 2000, 5);
        double expected = Math.sqrt(2 / Math.PI) * Math.sqrt(0.3 * 0.7 * 10 / size);
        assertThat(perfect.value()).isCloseTo(expected, within(0.01 * expected));
        assertThat(perfect.interval().low()).isLessThan(expected);
        assertThat(perfect.interval().high()).isGreaterThan(expected);
    }
}
