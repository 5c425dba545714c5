package dev.attune.sandbox.lifecycle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Tells the lines of a file that grows. */
final class LogFollower implements AutoCloseable {
    private final BufferedReader reader;
    private final Consumer<String> lines;
    private final StringBuilder unfinished = new StringBuilder();

    LogFollower(Path file, Consumer<String> lines) {
        this.lines = lines;
        try {
            reader = Files.newBufferedReader(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Tells every line that was finished since the last time. */
    void tell() {
        try {
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                if (next == '\n') {
                    lines.accept(unfinished.toString());
                    unfinished.setLength(0);
                } else {
                    unfinished.append((char) next);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
