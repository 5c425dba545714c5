package dev.attune.cli.evaluate.report;

import dev.attune.cli.evaluate.measure.Estimate;
import dev.attune.cli.evaluate.measure.Interval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A cell as a person reads it. */
public final class CellText {

    private CellText() {}

    /** What stands for a figure that is not defined. */
    private static final String NOTHING = "-";

    /** A dash for what is not defined; numbers to three digits after the point, large ones to fewer. */
    public static String of(@Nullable Object cell) {
        if (cell == null) {
            return NOTHING;
        }
        if (cell instanceof Estimate estimate) {
            return of(estimate);
        }
        return cell instanceof Double number ? number(number) : cell.toString();
    }

    private static String of(Estimate estimate) {
        Interval interval = estimate.interval();
        String value = number(estimate.value());
        return interval == null || value.equals(NOTHING)
                ? value
                : value + " [" + number(interval.low()) + ", " + number(interval.high()) + "]";
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return NOTHING;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "-infinite";
        }
        double size = Math.abs(value);
        String format = size >= 1000 ? "%.0f" : size >= 100 ? "%.1f" : size >= 10 ? "%.2f" : "%.3f";
        String text = String.format(Locale.ROOT, format, value);
        // Rounding may leave a sign without a number.
        return text.matches("-0\\.0+") ? text.substring(1) : text;
    }
}
