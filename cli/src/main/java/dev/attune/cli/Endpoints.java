package dev.attune.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the parts of a running Attune listen. A sandbox writes them to a file while it runs, so that every command
 * finds it without being told.
 *
 * @param bootstrap Kafka's {@code bootstrap.servers}
 * @param registry base address of the schema registry's Confluent API
 * @param flink base address of Flink's REST API
 * @param pid process that runs the sandbox
 * @param directory of its logs and data
 */
public record Endpoints(String bootstrap, String registry, String flink, long pid, Path directory) {
    /** Those of the sandbox that runs from this checkout, if one does. */
    public static Optional<Endpoints> running() {
        return read(file())
                .filter(endpoints -> ProcessHandle.of(endpoints.pid()).isPresent());
    }

    /** The file of this checkout: {@code .attune/endpoints.properties} where the launcher is, else where we are. */
    public static Path file() {
        return Path.of(System.getProperty("attune.home", ""))
                .toAbsolutePath()
                .resolve(".attune")
                .resolve("endpoints.properties");
    }

    /** What the file says; empty when there is none. */
    public static Optional<Endpoints> read(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Optional.of(new Endpoints(
                properties.getProperty("bootstrap", ""),
                properties.getProperty("registry", ""),
                properties.getProperty("flink", ""),
                Long.parseLong(properties.getProperty("pid", "0")),
                Path.of(properties.getProperty("directory", ""))));
    }

    /** Writes the file, with its directory if need be. */
    public void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty("bootstrap", bootstrap);
        properties.setProperty("registry", registry);
        properties.setProperty("flink", flink);
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("directory", directory.toString());
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, "A running Attune sandbox; gone when it ends");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
