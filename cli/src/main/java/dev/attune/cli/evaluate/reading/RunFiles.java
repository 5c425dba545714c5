package dev.attune.cli.evaluate.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one run: what {@code simulate} wrote, and {@code customers.csv}, {@code alerts.jsonl} and
 * {@code incidents.jsonl} of the backtest of it; {@code alerts-NAME.jsonl} for each further policy. What is not there is not read.
 *
 * @param name of the run
 */
public record RunFiles(String name, Path directory) {

    private static final String ALERTS = "alerts";
    private static final String LINES = ".jsonl";

    /** Which of the files are there. */
    public InputFiles files() {
        return new InputFiles(
                alerts(),
                present("customers.csv"),
                present("outcomes.csv"),
                present("truth_customers.csv"),
                present("truth_incidents.csv"),
                present("incidents.jsonl"),
                present("purchases.csv"),
                present("clicks.csv"),
                present("support.csv"));
    }

    private @Nullable Path present(String file) {
        Path path = directory.resolve(file);
        return Files.isRegularFile(path) ? path : null;
    }

    /** By name of the policy, {@code alerts} for the one without a name; in the order of names. */
    private Map<String, Path> alerts() {
        Map<String, Path> alerts = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(path -> {
                String file = path.getFileName().toString();
                if (file.equals(ALERTS + LINES)) {
                    alerts.put(ALERTS, path);
                } else if (file.startsWith(ALERTS + "-") && file.endsWith(LINES)) {
                    alerts.put(file.substring(ALERTS.length() + 1, file.length() - LINES.length()), path);
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return alerts;
    }
}
