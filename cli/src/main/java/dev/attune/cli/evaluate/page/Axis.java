package dev.attune.cli.evaluate.page;

/**
 * One side of a chart.
 *
 * @param label what is measured
 * @param lowest at the origin
 * @param highest at the far end, above {@code lowest}
 * @param step between ticks
 */
record Axis(String label, double lowest, double highest, double step) {

    static Axis share(String label) {
        return new Axis(label, 0, 1, 0.2);
    }

    /** Where a value lies between the ends, 0 to 1; values beyond them are cut. */
    double position(double value) {
        return Math.max(0, Math.min(1, (value - lowest) / (highest - lowest)));
    }

    boolean holds(double value) {
        return value >= lowest && value <= highest;
    }
}
