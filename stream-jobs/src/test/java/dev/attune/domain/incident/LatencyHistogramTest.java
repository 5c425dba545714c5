package dev.attune.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    @Test
    void a_quantile_is_off_by_less_than_two_percent_at_any_size() {
        for (int milliseconds = 1;
                milliseconds > 0 && milliseconds < 2_000_000_000;
                milliseconds += 1 + milliseconds / 7) {
            LatencyHistogram histogram = new LatencyHistogram();
            histogram.add(milliseconds);
            assertThat(histogram.quantile(0.5)).isCloseTo(milliseconds, within(0.016 * milliseconds));
        }
    }

    @Test
    void quantiles_are_nearest_ranks() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (int i = 1; i <= 20; i++) {
            histogram.add(i);
        }
        assertThat(histogram.quantile(0.5)).isEqualTo(10);
        assertThat(histogram.quantile(0.95)).isEqualTo(19);
        assertThat(histogram.quantile(0.99)).isEqualTo(20);
        assertThat(new LatencyHistogram().quantile(0.5)).isNaN();
    }

    @Test
    void the_largest_latency_there_is_has_a_bucket() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.add(Integer.MAX_VALUE);
        histogram.add(0);
        assertThat(histogram.quantile(1)).isCloseTo(Integer.MAX_VALUE, within(0.016 * Integer.MAX_VALUE));
        assertThat(histogram.quantile(0.1)).isZero();
    }
}
