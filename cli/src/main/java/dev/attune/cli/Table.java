package dev.attune.cli;

import dev.attune.cli.Tone.Toned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows under named columns, told as an aligned table or as JSON objects. Numbers stand right. Control characters are
 * replaced, so that no value from outside steers the terminal.
 */
public final class Table {
    private final List<String> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    /** @param columns names in snake_case: the keys of the JSON, and with spaces the headings of the table */
    public Table(String... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row: strings, numbers, booleans, null, or any of these in a {@link Tone}. */
    public Table row(@Nullable Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("row must have " + columns.size() + " cells, but had " + cells.length);
        }
        List<@Nullable Object> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell);
        }
        rows.add(row);
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** One object per row. */
    public List<Map<String, @Nullable Object>> objects() {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                object.put(columns.get(column), value(row.get(column)));
            }
            objects.add(object);
        }
        return objects;
    }

    /** Lines of text, heading first. */
    public List<String> lines(boolean coloured) {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        StringBuilder heading = new StringBuilder();
        for (int column = 0; column < columns.size(); column++) {
            append(heading, pad(heading(column), widths[column], isNumeric(column)), column);
        }
        lines.add(
                coloured
                        ? "\u001B[1m" + heading.toString().stripTrailing() + "\u001B[0m"
                        : heading.toString().stripTrailing());
        for (List<@Nullable Object> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns.size(); column++) {
                String text = pad(text(row.get(column)), widths[column], isNumeric(column));
                boolean paint = coloured && row.get(column) instanceof Toned;
                append(line, paint ? ((Toned) row.get(column)).tone().paint(text) : text, column);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = heading(column).length();
            for (List<@Nullable Object> row : rows) {
                widths[column] = Math.max(widths[column], text(row.get(column)).length());
            }
        }
        return widths;
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty()
                && rows.stream().map(row -> value(row.get(column))).allMatch(v -> v == null || v instanceof Number);
    }

    private String heading(int column) {
        return columns.get(column).replace('_', ' ');
    }

    private static void append(StringBuilder line, String text, int column) {
        line.append(column == 0 ? "" : "  ").append(text);
    }

    private static String pad(String text, int width, boolean right) {
        String space = " ".repeat(width - text.length());
        return right ? space + text : text + space;
    }

    private static @Nullable Object value(@Nullable Object cell) {
        return cell instanceof Toned toned ? toned.value() : cell;
    }

    private static String text(@Nullable Object cell) {
        Object value = value(cell);
        return value == null ? "" : Output.printable(value.toString());
    }
}
