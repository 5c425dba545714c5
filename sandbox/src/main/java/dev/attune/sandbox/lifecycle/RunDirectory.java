package dev.attune.sandbox.lifecycle;

import dev.attune.sandbox.process.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The temporary directory of one run, named after the process it belongs to, so that what a killed run could not
 * delete is found and deleted by the next one.
 */
public final class RunDirectory {
    private static final String PREFIX = "attune-run-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-.*");

    private RunDirectory() {}

    /** A fresh directory of this process; those of dead processes are deleted first. */
    public static Path create() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        abandoned(parent).forEach(Directories::delete);
        try {
            return Files.createTempDirectory(
                    parent, PREFIX + ProcessHandle.current().pid() + "-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Path> abandoned(Path parent) {
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(RunDirectory::isAbandoned).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isAbandoned(Path directory) {
        Matcher name = NAME.matcher(String.valueOf(directory.getFileName()));
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }
}
