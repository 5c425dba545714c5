package dev.attune.cli.evaluate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GainsTest {

    /** Four of ten came true; the best-scored one did: 1 of 4 in a tenth of the customers. */
    @Test
    void liftIsTheRateOfTheTopDecileOverTheRateOfAll() {
        double[] scores = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
        boolean[] outcomes = {true, false, true, true, false, false, true, false, false, false};
        Scored scored = Scored.of(scores, outcomes);
        assertThat(Gains.topDecileLift(scored)).isCloseTo(2.5, within(1e-12));
        assertThat(Gains.found(scored, 0.4)).isCloseTo(0.75, within(1e-12));
        assertThat(Gains.found(scored, 1)).isCloseTo(1, within(1e-12));
        assertThat(Gains.found(scored, 0)).isCloseTo(0, within(1e-12));
    }

    /** In whatever order the customers come: a random order among equals finds a tenth of them on average. */
    @Test
    void aScoreThatTellsNobodyApartLiftsNobody() {
        double[] scores = new double[25];
        boolean[] outcomes = new boolean[25];
        outcomes[0] = true;
        outcomes[24] = true;
        Scored scored = Scored.of(scores, outcomes);
        assertThat(Gains.topDecileLift(scored)).isCloseTo(1, within(1e-12));
        assertThat(Gains.byDecile(scored))
                .hasSize(11)
                .allSatisfy(point -> assertThat(point.found()).isCloseTo(point.customers(), within(1e-12)));
    }
}
