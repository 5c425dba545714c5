package dev.attune.intake.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file in UTF-8 with a header: its columns and then its rows, each with the line it ends in, for whoever is to mend
 * it. Reading on may throw {@link java.io.UncheckedIOException}.
 */
public final class CsvTable implements Iterator<CsvTable.Line>, AutoCloseable {

    /** Where the header stands. */
    public static final long HEADER_LINE = 1;

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).get();
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;
    private long before;

    /**
     * One row.
     *
     * @param number where it ends in its file, counted from 1
     * @param cells as many as the row has, whatever the header says
     */
    public record Line(long number, List<String> cells) {}

    /** @throws IOException where there is no such file, or it cannot be read */
    public CsvTable(Path file) throws IOException {
        text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        try {
            parser = FORMAT.parse(text);
            records = parser.iterator();
            columns = records.hasNext() ? names(records.next()) : List.of();
            before = parser.getCurrentLineNumber();
        } catch (IOException | RuntimeException unreadable) {
            text.close();
            throw unreadable;
        }
    }

    /** Names in the header, without outer blanks; none where the file is empty. */
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the file has no more rows");
        }
        List<String> cells = records.next().toList();
        // The last line of a file without a final newline is not counted by the parser.
        before = Math.max(parser.getCurrentLineNumber(), before + 1);
        return new Line(before, cells);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private static List<String> names(CSVRecord header) {
        List<String> names = new ArrayList<>();
        for (String name : header) {
            boolean marked = names.isEmpty() && !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK;
            names.add((marked ? name.substring(1) : name).strip());
        }
        return List.copyOf(names);
    }
}
