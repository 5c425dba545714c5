package dev.attune.cli.evaluate.reading;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a CSV file; a cell that breaks its rule is reported and read as if it were empty. */
public final class Row {

    private final Path file;
    private final long line;
    private final Map<String, Integer> columns;
    private final List<String> cells;
    private final InputProblems problems;

    Row(Path file, long line, Map<String, Integer> columns, List<String> cells, InputProblems problems) {
        this.file = file;
        this.line = line;
        this.columns = columns;
        this.cells = cells;
        this.problems = problems;
    }

    /** Null where the column or the cell is absent. */
    public @Nullable String text(String column) {
        Integer index = columns.get(column);
        String cell =
                index == null || index >= cells.size() ? "" : cells.get(index).strip();
        return cell.isEmpty() ? null : cell;
    }

    String textOr(String column, String fallback) {
        String cell = text(column);
        return cell == null ? fallback : cell;
    }

    /** Reports a cell that is not given. */
    public @Nullable String required(String column) {
        String cell = text(column);
        if (cell == null) {
            wrong(column, "be given", "");
        }
        return cell;
    }

    /** Epoch milliseconds; null where there is none. */
    @Nullable
    Long instant(String column) {
        String cell = text(column);
        if (cell == null) {
            return null;
        }
        try {
            boolean digits = cell.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
            return digits && cell.lastIndexOf('-') <= 0
                    ? Long.parseLong(cell)
                    : Instant.parse(cell).toEpochMilli();
        } catch (DateTimeException | NumberFormatException | ArithmeticException bad) {
            wrong(column, "be an instant in ISO-8601 UTC or epoch milliseconds", cell);
            return null;
        }
    }

    /** Reports an instant that is not given. */
    @Nullable
    Long requiredInstant(String column) {
        return required(column) == null ? null : instant(column);
    }

    /** A number in a range; NaN where there is none. */
    public double number(String column, double lowest, double highest) {
        String cell = text(column);
        if (cell == null) {
            return Double.NaN;
        }
        try {
            double number = Double.parseDouble(cell);
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException bad) {
            // Reported below, like a number out of its range.
        }
        wrong(column, "be a number " + range(lowest, highest), cell);
        return Double.NaN;
    }

    public void wrong(String column, String rule, String value) {
        problems.add(file, line, column, rule, value);
    }

    private static String range(double lowest, double highest) {
        if (highest == Double.MAX_VALUE) {
            return lowest == -Double.MAX_VALUE ? "that is finite" : "of at least " + plain(lowest);
        }
        return "in [" + plain(lowest) + ", " + plain(highest) + "]";
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
