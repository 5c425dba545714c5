package dev.attune.sandbox.flink;

import dev.attune.sandbox.process.ChildProcess;
import dev.attune.sandbox.process.LogTail;
import dev.attune.sandbox.process.SandboxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A job to run, submitted as on any cluster with Flink's own command line.
 *
 * @param jar holds the job and its dependencies, but not Flink
 * @param savepoint where to start from, or null to start empty
 * @param arguments of the job's main method
 */
public record JobSubmission(
        Path jar,
        String mainClass,
        int parallelism,
        @Nullable String savepoint,
        List<String> arguments) {
    private static final String COMMAND_LINE_MAIN = "org.apache.flink.client.cli.CliFrontend";
    private static final Pattern SUBMITTED = Pattern.compile("Job has been submitted with JobID ([0-9a-f]{32})");
    private static final Duration TIMEOUT = Duration.ofSeconds(180);

    public JobSubmission {
        arguments = List.copyOf(arguments);
    }

    /** @return the job's id, once the cluster has accepted it */
    String submitTo(FlinkSettings settings) {
        String name = "Flink submission " + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        try (ChildProcess client = ChildProcess.start(
                name,
                FlinkJvm.command(settings, "flink-submission", List.of("-Xmx192m"), COMMAND_LINE_MAIN, words()),
                FlinkJvm.environment(settings),
                settings.logs())) {
            int exit = client.awaitExit(TIMEOUT);
            Matcher submitted = SUBMITTED.matcher(read(client.logFile()));
            if (exit != 0 || !submitted.find()) {
                throw new SandboxException("the cluster did not accept the job" + LogTail.describe(client.logFile()));
            }
            return submitted.group(1);
        }
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of("run", "--detached", "--parallelism", "" + parallelism));
        if (savepoint != null) {
            words.addAll(List.of("--fromSavepoint", savepoint));
        }
        words.addAll(List.of("--class", mainClass, jar.toString()));
        words.addAll(arguments);
        return words;
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
