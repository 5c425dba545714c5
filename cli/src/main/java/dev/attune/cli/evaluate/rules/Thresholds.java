package dev.attune.cli.evaluate.rules;

import java.util.stream.IntStream;

/** The thresholds that a sweep tries. */
final class Thresholds {

    private static final int STEPS = 240;

    private Thresholds() {}

    static double[] geometric(double lowest, double highest) {
        return IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> lowest * Math.pow(highest / lowest, (double) i / STEPS))
                .toArray();
    }

    static double[] even(double lowest, double highest) {
        return IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> lowest + (highest - lowest) * i / STEPS)
                .toArray();
    }
}
