package dev.attune.cli.reading;

import dev.attune.cli.CommandFailed;
import dev.attune.contract.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;

/** A file of a backtest, one record a line, as the topic it stands for would hold it. */
public final class JsonLines {

    private final Path file;
    private final JsonRecords records;

    public JsonLines(Path file, Topic topic) {
        this.file = file;
        this.records = new JsonRecords(topic.schema());
    }

    /**
     * @param wanted which lines are looked at; most lines of a long file often concern others
     * @throws CommandFailed where the file cannot be read, or its first line or a wanted one is no such record
     */
    public void read(Predicate<String> wanted, Consumer<GenericRecord> to) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                boolean isWanted = wanted.test(line);
                // A file of something else would have nothing that is wanted, and that would be all there was to say.
                if (isWanted || number == 1) {
                    GenericRecord record = record(line, number);
                    if (isWanted) {
                        to.accept(record);
                    }
                }
            }
        } catch (NoSuchFileException missing) {
            throw new CommandFailed("there is no file " + file + " ('attune backtest' writes one)", missing);
        } catch (IOException unreadable) {
            throw new CommandFailed(file + " cannot be read as UTF-8: " + unreadable.getMessage(), unreadable);
        }
    }

    private GenericRecord record(String line, int number) {
        try {
            return records.read(line);
        } catch (IllegalArgumentException bad) {
            throw new CommandFailed(file + ", line " + number + ": " + bad.getMessage(), bad);
        }
    }
}
