package dev.attune.cli.evaluate.report;

import dev.attune.cli.evaluate.measure.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of the report: cells are text, numbers, {@link Estimate}s or null. */
public final class Section {

    private final String id;
    private final String title;
    private final String how;
    private final boolean detail;
    private boolean turned;
    private final List<String> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private Section(String id, String title, String how, boolean detail, String... columns) {
        this.id = id;
        this.title = title;
        this.how = how;
        this.detail = detail;
        this.columns = List.of(columns);
    }

    /**
     * @param id key of the JSON, snake_case
     * @param title in words
     * @param how the figures come about
     * @param columns names in snake_case
     */
    public static Section of(String id, String title, String how, String... columns) {
        return new Section(id, title, how, false, columns);
    }

    /** A section too long for a terminal: told in JSON and on the page alone. */
    public static Section detail(String id, String title, String how, String... columns) {
        return new Section(id, title, how, true, columns);
    }

    /** Adds a row, one cell per column. */
    public Section row(@Nullable Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("row must have " + columns.size() + " cells, but had " + cells.length);
        }
        rows.add(Collections.unmodifiableList(new ArrayList<>(Arrays.asList(cells))));
        return this;
    }

    /** Tells it with the columns down and the rows across, for few rows of many columns. */
    public Section turned() {
        turned = true;
        return this;
    }

    /** Headings as they are shown. */
    public List<String> shownColumns() {
        if (!turned) {
            return columns;
        }
        List<String> across = new ArrayList<>(List.of(columns.get(0)));
        rows.forEach(row -> across.add(String.valueOf(row.get(0))));
        return across;
    }

    /** Rows as they are shown. */
    public List<List<@Nullable Object>> shownRows() {
        if (!turned) {
            return rows();
        }
        List<List<@Nullable Object>> down = new ArrayList<>();
        for (int column = 1; column < columns.size(); column++) {
            List<@Nullable Object> line = new ArrayList<>();
            line.add(columns.get(column).replace('_', ' '));
            for (List<@Nullable Object> row : rows) {
                line.add(row.get(column));
            }
            down.add(line);
        }
        return down;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String how() {
        return how;
    }

    public boolean isDetail() {
        return detail;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public List<String> columns() {
        return columns;
    }

    public List<List<@Nullable Object>> rows() {
        return Collections.unmodifiableList(rows);
    }
}
