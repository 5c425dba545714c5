package dev.attune.cli.evaluate.report;

import dev.attune.cli.Table;
import dev.attune.cli.evaluate.measure.Estimate;
import dev.attune.cli.evaluate.measure.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was found.
 *
 * @param sections in the order they are told; empty ones are not told
 */
public record Report(List<Section> sections) {

    private static final int WIDTH = 110;

    public Report {
        sections = sections.stream().filter(section -> !section.isEmpty()).toList();
    }

    /** As lines of text, details left out. */
    public List<String> lines(boolean coloured) {
        List<String> lines = new ArrayList<>();
        for (Section section : sections) {
            if (section.isDetail()) {
                continue;
            }
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(section.title().toUpperCase(Locale.ROOT));
            lines.addAll(wrapped(section.how()));
            Table table = new Table(section.shownColumns().toArray(String[]::new));
            section.shownRows()
                    .forEach(row -> table.row(row.stream()
                            .map(cell -> cell instanceof Long || cell instanceof Integer ? cell : CellText.of(cell))
                            .toArray()));
            lines.addAll(table.lines(coloured));
        }
        return lines;
    }

    /** As one object: a list of rows by section, full double precision, estimates as value, low and high. */
    public Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Section section : sections) {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            for (List<@Nullable Object> cells : section.rows()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (int column = 0; column < cells.size(); column++) {
                    row.put(section.columns().get(column), plain(cells.get(column)));
                }
                rows.add(row);
            }
            object.put(section.id(), rows);
        }
        return object;
    }

    private static @Nullable Object plain(@Nullable Object cell) {
        if (cell instanceof Estimate estimate) {
            if (!estimate.isDefined()) {
                return null;
            }
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            Interval interval = estimate.interval();
            object.put("value", estimate.value());
            object.put("low", interval == null ? null : plain(interval.low()));
            object.put("high", interval == null ? null : plain(interval.high()));
            return object;
        }
        // JSON has no word for what is not a number.
        return cell instanceof Double number && !Double.isFinite(number) ? null : cell;
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
