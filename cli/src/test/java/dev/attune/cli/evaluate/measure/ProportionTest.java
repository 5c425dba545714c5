package dev.attune.cli.evaluate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    /** Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3 (score without continuity correction). */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonsIntervalIsThePublishedOne(long hits, long trials, double low, double high) {
        Estimate share = Proportion.of(hits, trials);
        assertThat(share.interval().low()).isCloseTo(low, within(5e-5));
        assertThat(share.interval().high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void aShareOfNothingIsUndefined() {
        assertThat(Proportion.of(0, 0).isDefined()).isFalse();
    }

    @Test
    void allOfThemLeaveRoomForDoubtBelowOnly() {
        Estimate share = Proportion.of(12, 12);
        assertThat(share.value()).isEqualTo(1);
        assertThat(share.interval().high()).isEqualTo(1);
        assertThat(share.interval().low()).isBetween(0.7, 0.8);
    }
}
