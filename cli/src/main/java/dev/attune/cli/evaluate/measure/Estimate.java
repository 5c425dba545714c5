package dev.attune.cli.evaluate.measure;

import org.jspecify.annotations.Nullable;

/**
 * A figure with its uncertainty.
 *
 * @param value NaN where it is not defined, such as a share of nothing
 * @param interval of 95 %; null where none can be given
 */
public record Estimate(double value, @Nullable Interval interval) {

    /** A figure that is not defined. */
    public static final Estimate UNDEFINED = new Estimate(Double.NaN, null);

    public boolean isDefined() {
        return !Double.isNaN(value);
    }
}
