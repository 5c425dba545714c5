package dev.attune.cli.evaluate.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file with a header, in UTF-8; columns that nobody asks for are passed over. */
public final class CsvFile {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).get();

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
        try (BufferedReader text = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(text)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                problems.add(path, "the file is empty, it must have a header");
                return this;
            }
            columns = columns(records.next());
            boolean complete = true;
            for (String column : required) {
                if (!columns.containsKey(column)) {
                    complete = false;
                    problems.add(path, 1, "column " + column, "be given", String.join(",", columns.keySet()));
                }
            }
            if (complete) {
                readRows(parser, records, rowTaker);
            }
        } catch (NoSuchFileException missing) {
            problems.add(path, "the file does not exist");
        } catch (IOException | UncheckedIOException unreadable) {
            problems.add(path, "the file cannot be read as CSV in UTF-8: " + unreadable.getMessage());
        }
        return this;
    }

    private void readRows(CSVParser parser, Iterator<CSVRecord> records, Consumer<Row> rowTaker) {
        long before = parser.getCurrentLineNumber();
        while (records.hasNext()) {
            List<String> cells = records.next().toList();
            // The last line of a file without a final newline is not counted by the parser.
            long line = Math.max(parser.getCurrentLineNumber(), before + 1);
            before = line;
            rows++;
            if (cells.size() != columns.size()) {
                problems.add(path, line, "a row", "have " + columns.size() + " cells", cells.size() + " cells");
                continue;
            }
            rowTaker.accept(new Row(path, line, columns, cells, problems));
        }
        if (rows == 0) {
            problems.add(path, "the file has a header only, it must have at least one row");
        }
    }

    private Map<String, Integer> columns(CSVRecord header) {
        Map<String, Integer> indices = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = (i == 0 ? header.get(i).replace("\uFEFF", "") : header.get(i)).strip();
            if (indices.putIfAbsent(name, i) != null) {
                problems.add(path, 1, "column " + name, "be given once", "given again");
            }
        }
        return indices;
    }
}
