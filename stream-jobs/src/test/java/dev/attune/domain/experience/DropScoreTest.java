package dev.attune.domain.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.event.SignalKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropScoreTest {

    @ParameterizedTest
    @CsvSource({"300, 300, 0", "600, 300, -50", "1200, 300, -100", "9000, 300, -100", "150, 300, 0"})
    void waiting_is_held_against_what_the_customer_is_used_to(double observed, double expected, double points) {
        double gap = DropScore.gap(SignalKind.PAGE_LATENCY, Math.log(observed), Math.log(expected));

        assertThat(gap).isCloseTo(points, within(1e-9));
    }

    @Test
    void errors_and_dissatisfaction_above_expectation_are_negative_points() {
        assertThat(DropScore.gap(SignalKind.PAGE_ERROR, 0.25, 0.05)).isCloseTo(-20, within(1e-9));
        assertThat(DropScore.gap(SignalKind.CSAT, 0.1, 0.35)).isCloseTo(25, within(1e-9));
    }

    @Test
    void without_an_excursion_there_is_nothing_to_score() {
        assertThat(DropScore.of(new DropState(), SignalKind.PAGE_LATENCY)).isNaN();
    }
}
