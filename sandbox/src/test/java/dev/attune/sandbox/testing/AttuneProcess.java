package dev.attune.sandbox.testing;

import dev.attune.sandbox.process.Distribution;
import dev.attune.sandbox.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line as a person runs it, in processes of its own, from a home and with temporary files of its own; so it
 * can be seen whether anything is left behind. The home's name holds a blank.
 */
public final class AttuneProcess {
    private static final long PATIENCE_SECONDS = 400;

    private final Path directory;

    public AttuneProcess(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(temporary());
        Files.createDirectories(home());
    }

    /** Starts a command; {@link #output} and {@link #told} hold what it says. */
    public Process start(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                JavaCommand.java().toString(),
                "-Xmx384m",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary(),
                "-Dattune.home=" + home(),
                "-D" + Distribution.PROPERTY + "=" + Distribution.locate().directory(),
                "-cp",
                Distribution.locate().libraries().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                "dev.attune.cli.AttuneMain"));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
    }

    /** Runs a command to its end and gives its exit code. */
    public int run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("took too long: " + String.join(" ", arguments) + "\n" + told());
        }
        return process.exitValue();
    }

    /** Standard output of the last command. */
    public String output() throws IOException {
        return Files.readString(directory.resolve("out"));
    }

    /** Standard error of the last command. */
    public String told() throws IOException {
        return Files.readString(directory.resolve("err"));
    }

    /** Every process and file that commands left behind. */
    public List<String> leftBehind() throws IOException {
        List<String> left = new ArrayList<>(processes());
        left.addAll(files(temporary()));
        left.addAll(files(home().resolve(".attune")));
        return left;
    }

    /** Command lines of all processes that belong to us or to a command we started. */
    public List<String> processes() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(directory.toString()))
                .toList();
    }

    private static List<String> files(Path parent) throws IOException {
        if (!Files.exists(parent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(Path::toString).toList();
        }
    }

    private Path temporary() {
        return directory.resolve("tmp");
    }

    private Path home() {
        return directory.resolve("home of attune");
    }
}
