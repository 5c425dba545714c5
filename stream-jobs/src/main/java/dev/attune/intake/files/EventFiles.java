package dev.attune.intake.files;

import dev.attune.contract.Topic;
import dev.attune.domain.event.EventStream;
import dev.attune.intake.files.EventFilesSettings.EventFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Reads up to three CSV files and merges their events by event time. All of it is held and sorted in memory, a few
 * hundred bytes per row: files of some ten million rows want a larger heap, not another method.
 */
public final class EventFiles {

    private static final List<String> REQUIRED = List.of("customer_id", "event_time");

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
        try (CsvTable table = new CsvTable(Path.of(file.path()))) {
            List<String> columns = table.columns();
            if (columns.isEmpty()) {
                problems.fatal(file.path(), CsvTable.HEADER_LINE, "the file is empty, it must have a header");
            }
            Schema schema = topic(file.stream()).schema();
            checkColumns(file, schema, columns);
            readRows(file, table, new RowMapper(file.stream(), schema, columns));
        } catch (NoSuchFileException missing) {
            problems.fatal(file.path(), "the file does not exist");
        } catch (IOException | UncheckedIOException unreadable) {
            problems.fatal(file.path(), "the file cannot be read as CSV in UTF-8: " + unreadable.getMessage());
        }
    }

    private void readRows(EventFile file, CsvTable table, RowMapper mapper) throws EventFilesException {
        int width = table.columns().size();
        while (table.hasNext()) {
            CsvTable.Line row = table.next();
            if (row.cells().size() != width) {
                problems.leftOut(
                        file.path(),
                        row.number(),
                        "a row must have " + width + " cells, but had "
                                + row.cells().size());
                continue;
            }
            try {
                FileEvent event = new FileEvent(file.stream(), row.number(), mapper.map(row.cells()));
                Long asOf = settings.asOf();
                if (asOf == null || event.eventTime() <= asOf) {
                    events.add(event);
                }
            } catch (BadRow bad) {
                problems.leftOut(file.path(), row.number(), String.valueOf(bad.getMessage()));
            }
        }
    }

    private void checkColumns(EventFile file, Schema schema, List<String> columns) throws EventFilesException {
        for (String required : REQUIRED) {
            if (!columns.contains(required)) {
                problems.fatal(file.path(), CsvTable.HEADER_LINE, "column " + required + " must be given");
            }
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                problems.fatal(file.path(), CsvTable.HEADER_LINE, "column " + column + " must be given once");
            }
            if (schema.getField(column) == null) {
                problems.leftOut(file.path(), CsvTable.HEADER_LINE, "column " + column + " is unknown");
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
