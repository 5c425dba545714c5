package dev.attune.domain.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LogarithmsProperties {

    private static final int DRAWS = 1_000_000;
    private static final int NEIGHBOURS = 2_000;

    /** Where the method changes from one way of working to another, or results are special. */
    private static final double[] EDGES = {
        0,
        1,
        -1,
        2,
        4,
        0.5,
        0.25,
        0x1p-20,
        0x1p-29,
        0x1p-54,
        0x1p52,
        0x1p53,
        0x1p54,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        0.41421356237309503,
        0.4142112731933594,
        1.4142135623730951,
        0.7071067811865476,
        1.3799991607666016,
        1.4199991226196289,
        -0.2928932188134524,
        3,
        7,
        15,
        1023,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private final long seed = Long.getLong("attune.seed", 20261127L);
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void are_those_of_strict_math_for_any_bits() {
        for (int i = 0; i < DRAWS; i++) {
            holds(Double.longBitsToDouble(random.nextLong()));
        }
    }

    @Test
    void are_those_of_strict_math_for_every_size() {
        for (int i = 0; i < DRAWS; i++) {
            holds(Math.scalb(1 + random.nextDouble(), random.nextInt(-60, 60)));
            holds(1 + Math.scalb(random.nextDouble(-1, 1), random.nextInt(-53, 0)));
        }
    }

    @Test
    void are_those_of_strict_math_on_both_sides_of_each_edge() {
        for (double edge : EDGES) {
            double below = edge;
            double above = edge;
            for (int i = 0; i < NEIGHBOURS; i++) {
                holds(below);
                holds(above);
                below = Math.nextDown(below);
                above = Math.nextUp(above);
            }
        }
    }

    private void holds(double x) {
        same("log", x, Logarithms::log, StrictMath::log);
        same("log1p", x, Logarithms::log1p, StrictMath::log1p);
    }

    private void same(String name, double x, DoubleUnaryOperator ours, DoubleUnaryOperator theirs) {
        double own = ours.applyAsDouble(x);
        double strict = theirs.applyAsDouble(x);
        if (Double.doubleToLongBits(own) != Double.doubleToLongBits(strict)) {
            assertThat(own).as("%s of %s, seed %d", name, x, seed).isEqualTo(strict);
        }
    }
}
