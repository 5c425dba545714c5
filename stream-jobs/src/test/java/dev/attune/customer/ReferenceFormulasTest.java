package dev.attune.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the product is proved against is itself checked against what is published (SCIENCE section 1). */
class ReferenceFormulasTest {

    /** BG/NBD on the CDNOW sample, a, b = 0.7930, 2.4262: for who has repeated the same as MBG/NBD with b - 1. */
    private static final ReferenceFormulas CDNOW = new ReferenceFormulas(1, 0.2426, 4.4137, 0.7930, 2.4262 - 1);

    @Test
    void the_best_customer_is_alive_as_published() {
        double alive = 1 / (1 + Math.exp(CDNOW.logOdds(26, 30.857, 31)));

        assertThat(alive).isCloseTo(0.9688523, withinPercentage(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"10, 0.34746, 5e-6", "15, 0.042834, 5e-7", "20, 0.0041590, 5e-8", "25, 0.00035837, 5e-9"})
    void heavy_buyers_who_fell_silent_are_expected_to_repeat_as_published(int x, double published, double digits) {
        double alive = 1 / (1 + Math.exp(CDNOW.logOdds(x, 20, 39)));

        assertThat(alive * CDNOW.purchasesIfAlive(x, 20, 39, 52))
                .isEqualTo(published, offset(digits + 1e-5 * published));
    }

    /** Nobody has left before the first chance to: of BG, where the log-odds do not apply, the rest is the same. */
    @Test
    void a_new_customer_is_expected_to_repeat_as_published() {
        assertThat(CDNOW.purchasesIfAlive(0, 0, 0, 52)).isEqualTo(1.4440, offset(5e-5 + 1.4e-5));
    }

    @Test
    void expected_spend_is_as_the_documentation_of_lifetimes_prints_it() {
        assertThat(ReferenceFormulas.spend(6.248802, 3.744588, 15.447748, 2, 22.35))
                .isEqualTo(24.6586, offset(2e-4));
        assertThat(ReferenceFormulas.spend(6.248802, 3.744588, 15.447748, 1, 11.77))
                .isEqualTo(18.9115, offset(2e-4));
    }

    /** For k > 1 nothing is published; one stage told as the stages are must give what k = 1 gives. */
    @Test
    void the_formulas_of_stages_agree_with_integration_over_rates() {
        ReferenceFormulas two = new ReferenceFormulas(2, 1.05, 6.183, 0.891, 1.614);

        assertThat(two.silence(-800, 3, 10, 14, 13)).isCloseTo(integrated(two, 3, 10, 14, 13), withinPercentage(1e-6));
    }

    /** P(silent until t + h | silent until t, there): the gamma of rates by brute force. */
    private static double integrated(ReferenceFormulas f, int x, double tx, double t, double h) {
        double until = 0;
        double longer = 0;
        for (double rate = 0.0005; rate < 12; rate += 0.001) {
            double density = Math.pow(rate, f.r() + f.k() * x - 1) * Math.exp(-rate * (f.alpha() + tx));
            until += density * Math.exp(-rate * (t - tx)) * (1 + rate * (t - tx));
            longer += density * Math.exp(-rate * (t + h - tx)) * (1 + rate * (t + h - tx));
        }
        return longer / until;
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void the_deadline_is_where_the_threshold_is_reached(int k) {
        ReferenceFormulas formulas = new ReferenceFormulas(k, 0.525 * k, 6.183, 0.891, 1.614);

        assertThat(formulas.logOdds(4, 12, formulas.deadline(4, 12, 0.4))).isEqualTo(0.4, offset(1e-12));
    }
}
