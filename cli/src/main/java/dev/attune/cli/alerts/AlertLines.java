package dev.attune.cli.alerts;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.reading.JsonRecords;
import dev.attune.contract.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;

/** The alerts of a backtest's file that may concern an alert or a customer. */
final class AlertLines {

    private final Path file;
    private final String subject;

    AlertLines(Path file, String subject) {
        this.file = file;
        this.subject = subject;
    }

    /** @throws CommandFailed where the file cannot be read, or a line of interest is no alert */
    void read(Consumer<GenericRecord> to) {
        JsonRecords records = new JsonRecords(Topic.CHURN_RISK.schema());
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (mayConcern(line)) {
                    to.accept(record(records, line, number));
                }
            }
        } catch (NoSuchFileException missing) {
            throw new CommandFailed("there is no file " + file + " ('attune backtest --alerts' writes one)", missing);
        } catch (IOException unreadable) {
            throw new CommandFailed(file + " cannot be read as UTF-8: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Most lines of a long file concern others; an id with an escape in it is looked at by its record. */
    private boolean mayConcern(String line) {
        return line.contains('"' + subject + '"') || line.indexOf('\\') >= 0;
    }

    private GenericRecord record(JsonRecords records, String line, int number) {
        try {
            return records.read(line);
        } catch (IllegalArgumentException bad) {
            throw new CommandFailed(file + ", line " + number + " is no alert: " + bad.getMessage(), bad);
        }
    }
}
