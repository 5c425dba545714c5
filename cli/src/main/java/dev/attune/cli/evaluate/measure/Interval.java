package dev.attune.cli.evaluate.measure;

/**
 * A confidence interval of 95 %.
 *
 * @param low lower end
 * @param high upper end, not below {@code low}
 */
public record Interval(double low, double high) {

    /** Standard normal deviate of a two-sided 95 % interval. */
    static final double DEVIATE = 1.959963984540054;

    /** The usual interval of an estimate that is about normal, cut to a range. */
    static Interval normal(double value, double standardError, double lowest, double highest) {
        double half = DEVIATE * standardError;
        return new Interval(Math.max(lowest, value - half), Math.min(highest, value + half));
    }
}
