package dev.attune.domain.incident.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.incident.nab.NabScorer.Labelled;
import dev.attune.domain.incident.nab.NabScorer.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the facts that NAB publishes, and against sums done by hand. */
class NabScorerTest {

    private static final Labelled SERIES = new Labelled("s", 100, new int[][] {{40, 49}, {80, 89}});

    @Test
    void theSigmoidIsThatOfThePaper() {
        assertThat(NabScorer.scaledSigmoid(-1)).isCloseTo(0.98661, within(1e-5));
        assertThat(NabScorer.scaledSigmoid(-0.5)).isCloseTo(0.84828, within(1e-5));
        assertThat(NabScorer.scaledSigmoid(0)).isZero();
        assertThat(NabScorer.scaledSigmoid(1)).isCloseTo(-0.98661, within(1e-5));
        assertThat(NabScorer.scaledSigmoid(2.99)).isGreaterThan(-1);
        assertThat(NabScorer.scaledSigmoid(3)).isEqualTo(-1);
    }

    @Test
    void theFirstFifteenPercentAreNotScoredAndNeverMoreThan750Rows() {
        assertThat(NabScorer.probation(100)).isEqualTo(15);
        assertThat(NabScorer.probation(4_032)).isEqualTo(604);
        assertThat(NabScorer.probation(22_695)).isEqualTo(750);
        for (NabProfile profile : NabProfile.values()) {
            assertThat(NabScorer.score(SERIES, at(0, 14), profile)).isEqualTo(NabScorer.score(SERIES, at(), profile));
        }
    }

    @Test
    void whoFindsEveryWindowAtItsFirstRowHas100AndWhoFindsNothingHas0() {
        for (NabProfile profile : NabProfile.values()) {
            assertThat(normalised(profile, 40, 80)).isCloseTo(100, within(1e-9));
            assertThat(normalised(profile)).isZero();
        }
    }

    @Test
    void aWindowPaysByItsEarliestDetectionAlone() {
        // Row 45 of [40, 49]: position -(49 - 45 + 1) / 10 = -0.5, so 0.84828 / 0.98661 = 0.85979.
        Outcome late = NabScorer.score(SERIES, at(45, 46, 49), NabProfile.STANDARD);
        assertThat(late.raw()).isCloseTo(0.85979 - 1, within(1e-5));
        assertThat(late.found()).isEqualTo(1);
        assertThat(late.falseAlarms()).isZero();
    }

    @Test
    void aFalseAlarmBeforeAnyWindowIsChargedInFullAndOneRightBehindAWindowHardly() {
        assertThat(NabScorer.score(SERIES, at(20), NabProfile.STANDARD).raw()).isCloseTo(-2 - 0.11, within(1e-12));
        assertThat(NabScorer.score(SERIES, at(20), NabProfile.REWARD_LOW_FP).raw())
                .isCloseTo(-2 - 0.22, within(1e-12));
        // Row 50 behind [40, 49]: position 1 / 9, 2 / (1 + e^(5/9)) - 1 = -0.27085.
        assertThat(NabScorer.score(SERIES, at(50), NabProfile.STANDARD).raw())
                .isCloseTo(-2 - 0.11 * 0.27085, within(1e-6));
        // Row 76: position 27 / 9 = 3, far behind.
        assertThat(NabScorer.score(SERIES, at(76), NabProfile.STANDARD).raw()).isCloseTo(-2 - 0.11, within(1e-12));
    }

    @Test
    void aMissedWindowCostsTwiceWhereMissesAreToBeFew() {
        assertThat(NabScorer.score(SERIES, at(40), NabProfile.REWARD_LOW_FN).raw())
                .isCloseTo(1 - 2, within(1e-12));
        assertThat(normalised(NabProfile.REWARD_LOW_FN, 40)).isCloseTo(50, within(1e-9));
    }

    private static double normalised(NabProfile profile, int... rows) {
        return NabScorer.normalised(List.of(NabScorer.score(SERIES, at(rows), profile)), profile);
    }

    private static boolean[] at(int... rows) {
        boolean[] detected = new boolean[100];
        for (int row : rows) {
            detected[row] = true;
        }
        return detected;
    }
}
