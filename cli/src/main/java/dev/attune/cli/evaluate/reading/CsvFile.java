package dev.attune.cli.evaluate.reading;

import dev.attune.intake.files.CsvTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a CSV file with a header, in UTF-8; columns that nobody asks for are passed over. */
public final class CsvFile {

    private final Path path;
    private final InputProblems problems;
    private Map<String, Integer> columns = Map.of();
    private long rows;

    public CsvFile(Path path, InputProblems problems) {
        this.path = path;
        this.problems = problems;
    }

    /** Rows read, the header not counted. */
    long rows() {
        return rows;
    }

    /** Names in the header. */
    Set<String> columns() {
        return columns.keySet();
    }

    /** Reads every row, unless a column that must be there is not. */
    public CsvFile read(List<String> required, Consumer<Row> rowTaker) {
        try (CsvTable table = new CsvTable(path)) {
            if (table.columns().isEmpty()) {
                problems.add(path, "the file is empty, it must have a header");
                return this;
            }
            columns = indices(table.columns());
            boolean complete = true;
            for (String column : required) {
                if (!columns.containsKey(column)) {
                    complete = false;
                    problems.add(
                            path,
                            CsvTable.HEADER_LINE,
                            "column " + column,
                            "be given",
                            String.join(",", columns.keySet()));
                }
            }
            if (complete) {
                readRows(table, rowTaker);
            }
        } catch (NoSuchFileException missing) {
            problems.add(path, "the file does not exist");
        } catch (IOException | UncheckedIOException unreadable) {
            problems.add(path, "the file cannot be read as CSV in UTF-8: " + unreadable.getMessage());
        }
        return this;
    }

    private void readRows(CsvTable table, Consumer<Row> rowTaker) {
        while (table.hasNext()) {
            CsvTable.Line row = table.next();
            rows++;
            List<String> cells = row.cells();
            if (cells.size() != columns.size()) {
                problems.add(path, row.number(), "a row", "have " + columns.size() + " cells", cells.size() + " cells");
                continue;
            }
            rowTaker.accept(new Row(path, row.number(), columns, cells, problems));
        }
        if (rows == 0) {
            problems.add(path, "the file has a header only, it must have at least one row");
        }
    }

    private Map<String, Integer> indices(List<String> names) {
        Map<String, Integer> indices = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (indices.putIfAbsent(names.get(i), i) != null) {
                problems.add(path, CsvTable.HEADER_LINE, "column " + names.get(i), "be given once", "given again");
            }
        }
        return indices;
    }
}
