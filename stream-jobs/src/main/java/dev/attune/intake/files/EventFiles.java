package dev.attune.intake.files;

import dev.attune.contract.Topic;
import dev.attune.domain.event.EventStream;
import dev.attune.intake.files.EventFilesSettings.EventFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads up to three CSV files and merges their events by event time. All of it is held and sorted in memory, a few
 * hundred bytes per row: files of some ten million rows want a larger heap, not another method.
 */
public final class EventFiles {

    private static final List<String> REQUIRED = List.of("customer_id", "event_time");
    private static final long HEADER_LINE = 1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final EventFilesSettings settings;
    private final FileProblems problems;
    private final List<FileEvent> events = new ArrayList<>();

    private EventFiles(EventFilesSettings settings) {
        this.settings = settings;
        this.problems = new FileProblems(settings.skipBad(), settings.problemLimit());
    }

    /** Reads everything; either all files are as they should be (or their faults may be skipped), or nothing comes. */
    public static MergedEvents read(EventFilesSettings settings) throws EventFilesException {
        EventFiles files = new EventFiles(settings);
        for (EventFile file : settings.files()) {
            files.read(file);
        }
        files.problems.judge();
        Collections.sort(files.events);
        return new MergedEvents(files.events, files.problems.skipped(), files.problems.all(), settings.asOf());
    }

    private void read(EventFile file) throws EventFilesException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).get();
        try (BufferedReader text = Files.newBufferedReader(Path.of(file.path()), StandardCharsets.UTF_8);
                CSVParser parser = format.parse(text)) {
            Iterator<CSVRecord> rows = parser.iterator();
            if (!rows.hasNext()) {
                problems.fatal(file.path(), HEADER_LINE, "the file is empty, it must have a header");
            }
            List<String> columns = columns(rows.next());
            Schema schema = topic(file.stream()).schema();
            checkColumns(file, schema, columns);
            readRows(file, parser, rows, new RowMapper(file.stream(), schema, columns), columns.size());
        } catch (NoSuchFileException missing) {
            problems.fatal(file.path(), "the file does not exist");
        } catch (IOException | UncheckedIOException unreadable) {
            problems.fatal(file.path(), "the file cannot be read as CSV in UTF-8: " + unreadable.getMessage());
        }
    }

    private void readRows(EventFile file, CSVParser parser, Iterator<CSVRecord> rows, RowMapper mapper, int width)
            throws EventFilesException {
        long before = parser.getCurrentLineNumber();
        while (rows.hasNext()) {
            List<String> cells = rows.next().toList();
            long line = Math.max(parser.getCurrentLineNumber(), before + 1);
            before = line;
            if (cells.size() != width) {
                problems.leftOut(file.path(), line, "a row must have " + width + " cells, but had " + cells.size());
                continue;
            }
            try {
                FileEvent event = new FileEvent(file.stream(), line, mapper.map(cells));
                Long asOf = settings.asOf();
                if (asOf == null || event.eventTime() <= asOf) {
                    events.add(event);
                }
            } catch (BadRow bad) {
                problems.leftOut(file.path(), line, String.valueOf(bad.getMessage()));
            }
        }
    }

    private static List<String> columns(CSVRecord header) {
        List<String> columns = new ArrayList<>();
        for (String column : header) {
            boolean marked = columns.isEmpty() && !column.isEmpty() && column.charAt(0) == BYTE_ORDER_MARK;
            columns.add((marked ? column.substring(1) : column).strip());
        }
        return columns;
    }

    private void checkColumns(EventFile file, Schema schema, List<String> columns) throws EventFilesException {
        for (String required : REQUIRED) {
            if (!columns.contains(required)) {
                problems.fatal(file.path(), HEADER_LINE, "column " + required + " must be given");
            }
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                problems.fatal(file.path(), HEADER_LINE, "column " + column + " must be given once");
            }
            if (schema.getField(column) == null) {
                problems.leftOut(file.path(), HEADER_LINE, "column " + column + " is unknown");
            }
        }
    }

    /** The topic whose schema names the columns. */
    public static Topic topic(EventStream stream) {
        return switch (stream) {
            case CLICK -> Topic.CLICKSTREAM;
            case PURCHASE -> Topic.PURCHASE;
            case SUPPORT -> Topic.SUPPORT;
        };
    }
}
