package dev.attune.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DemonstrationTest {

    @Test
    void aQuickMachineShowsADayASecondAndNoMore() {
        assertThat(Demonstration.pace(120, 5)).isEqualTo(1);
        assertThat(Demonstration.pace(120, 60)).isEqualTo(1);
    }

    @Test
    void aSlowOneIsAskedForHalfOfWhatItDidWithTheHistory() {
        assertThat(Demonstration.pace(120, 240)).isEqualTo(0.25);
    }
}
