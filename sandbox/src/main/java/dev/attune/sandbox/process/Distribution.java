package dev.attune.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The assembled sandbox on disk, as the package phase of this module leaves it.
 *
 * @param directory holds {@code lib}, {@code flink/lib}, {@code job} and {@code registry}
 */
public record Distribution(Path directory) {
    /** System property with the directory; the launcher and the build set it. */
    public static final String PROPERTY = "attune.dist";

    /** The distribution that the launcher or the build named. */
    public static Distribution locate() {
        String directory = System.getProperty(PROPERTY);
        if (directory == null) {
            throw new SandboxException("the sandbox is not known: start it with ./attune, which sets -D" + PROPERTY);
        }
        Distribution distribution = new Distribution(Path.of(directory).toAbsolutePath());
        if (!Files.isDirectory(distribution.flinkLibraries())) {
            throw new SandboxException("the sandbox is not built in " + directory
                    + ": run ./mvnw -DskipTests package in the directory of the project");
        }
        return distribution;
    }

    /** The jars of the command line and of the broker. */
    public List<Path> libraries() {
        return jars(directory.resolve("lib"));
    }

    /** The jars of a stock Flink cluster. */
    public List<Path> flinkClassPath() {
        return jars(flinkLibraries());
    }

    /** The job jar, the same file that goes to any cluster. */
    public Path jobJar() {
        return directory.resolve("job").resolve("attune-job.jar");
    }

    /** The unpacked schema registry. */
    public Path registry() {
        return directory.resolve("registry");
    }

    private Path flinkLibraries() {
        return directory.resolve("flink").resolve("lib");
    }

    private static List<Path> jars(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            // Sorted, so that a class path does not depend on the file system.
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
