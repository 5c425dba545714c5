package dev.attune.domain.incident;

import java.util.Random;
import java.util.function.IntFunction;

/** Series in which nothing ever happens, each a different reason to believe that something did. Windows of 5 minutes. */
enum NoiseKind {
    /** Independent, normal. */
    WHITE,
    /** Autocorrelated, 0.5 from window to window. */
    SOMEWHAT_CORRELATED,
    /** Autocorrelated, 0.98 from window to window: wanders for hours. */
    WANDERING,
    /** Student's t with 3 degrees of freedom. */
    HEAVY_TAILED,
    /** Skewed: log-normal. */
    SKEWED,
    /** A daily season. */
    DAILY,
    /** A daily season with autocorrelated noise. */
    DAILY_CORRELATED,
    /** A season whose noise grows with it. */
    MULTIPLIED,
    /** Flat, with bursts of spikes. */
    BURSTS;

    static final long WINDOW = 300_000;

    /** The first of January 2024, a Monday. */
    static final long START = 1_704_067_200_000L;

    /** Deals one window after the other. */
    IntFunction<Double> windows(Random random) {
        double[] memory = new double[2];
        return window -> {
            double day = Math.sin(2 * Math.PI * window / 288);
            double normal = random.nextGaussian();
            return switch (this) {
                case WHITE -> 10 + normal;
                case SOMEWHAT_CORRELATED -> 10 + (memory[0] = 0.5 * memory[0] + normal);
                case WANDERING -> 10 + (memory[0] = 0.98 * memory[0] + normal);
                case HEAVY_TAILED -> 10 + normal / Math.sqrt(squares(random) / 3);
                case SKEWED -> Math.exp(normal);
                case DAILY -> 10 + 3 * day + normal;
                case DAILY_CORRELATED -> 10 + 3 * day + (memory[0] = 0.9 * memory[0] + normal);
                case MULTIPLIED -> Math.exp(day + 0.3 * normal);
                case BURSTS -> burst(random, normal, memory);
            };
        };
    }

    private static double squares(Random random) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double normal = random.nextGaussian();
            sum += normal * normal;
        }
        return sum;
    }

    private static double burst(Random random, double normal, double[] memory) {
        if (random.nextDouble() < 0.005) {
            memory[1] = 5;
        }
        return memory[1]-- > 0 ? 5 + normal : 0.2 * Math.abs(normal);
    }
}
