package dev.attune.cli.evaluate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProbabilityScoresTest {

    private final Scored scored =
            Scored.of(new double[] {0.9, 0.2, 0.6, 0.5}, new boolean[] {true, false, false, true});

    /** (0.01 + 0.04 + 0.36 + 0.25) / 4. */
    @Test
    void brierIsTheMeanSquaredError() {
        assertThat(ProbabilityScores.brier(scored)).isCloseTo(0.165, within(1e-12));
    }

    /** The base rate of a half scores 0.25 for everyone. */
    @Test
    void skillIsAgainstTheBaseRate() {
        assertThat(ProbabilityScores.brierSkill(scored)).isCloseTo(1 - 0.165 / 0.25, within(1e-12));
    }

    @Test
    void logLossIsTheMeanNegativeLogLikelihood() {
        double expected = -(Math.log(0.9) + Math.log(0.8) + Math.log(0.4) + Math.log(0.5)) / 4;
        assertThat(ProbabilityScores.logLoss(scored)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void certaintyThatProvesWrongCostsMuchButNotEverything() {
        Scored wrong = Scored.of(new double[] {1}, new boolean[] {false});
        assertThat(ProbabilityScores.logLoss(wrong)).isCloseTo(-Math.log(ProbabilityScores.CLIP), within(1e-3));
    }
}
