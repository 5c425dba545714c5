package dev.attune.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A running child JVM, its log file and the ways to end it. Closing it leaves no process behind. */
public final class ChildProcess implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final String name;
    private final Path logFile;
    /** Kept reachable: its standard input is the child's lifeline and must not be closed by garbage collection. */
    private final Process process;

    private ChildProcess(String name, Path logFile, Process process) {
        this.name = name;
        this.logFile = logFile;
        this.process = process;
    }

    /**
     * Starts a child; its standard output and error are appended to a log file named after it.
     *
     * @param name what to call it in messages, such as {@code Kafka broker}
     * @param logDirectory where its log file goes, and where it works
     */
    public static ChildProcess start(
            String name, JavaCommand command, Map<String, String> environment, Path logDirectory) {
        Path logFile = logDirectory.resolve(name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".log");
        try {
            Files.createDirectories(logDirectory);
            Path temporary = Files.createDirectories(logDirectory.resolveSibling("tmp"));
            ProcessBuilder builder = new ProcessBuilder(command.words(temporary));
            builder.environment().putAll(environment);
            builder.directory(logDirectory.toFile());
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
            return new ChildProcess(name, logFile, builder.start());
        } catch (IOException failure) {
            throw new SandboxException("cannot start the " + name + ": " + failure.getMessage(), failure);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public Path logFile() {
        return logFile;
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Resident memory in bytes as the operating system sees it, 0 where it cannot be read. */
    public long residentBytes() {
        return Machine.residentBytes(process.pid());
    }

    /** Fails with the last lines of the child's log when it is gone. */
    public void requireAlive() {
        if (!alive()) {
            throw new SandboxException("the " + name + " ended with exit code " + process.exitValue() + lastWords());
        }
    }

    /** Waits until the child is ready; fails with the last lines of its log when it dies or takes too long. */
    public void awaitReady(Duration timeout, BooleanSupplier ready) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!ready.getAsBoolean()) {
            if (exitedWithin(POLL)) {
                throw new SandboxException("the " + name + " ended with exit code " + process.exitValue()
                        + " before it was ready" + lastWords());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new SandboxException(
                        "the " + name + " was not ready within " + timeout.toSeconds() + " s" + lastWords());
            }
        }
    }

    /** Waits for a child that ends by itself and gives its exit code. */
    public int awaitExit(Duration timeout) {
        if (!exitedWithin(timeout)) {
            kill();
            throw new SandboxException(
                    "the " + name + " did not end within " + timeout.toSeconds() + " s" + lastWords());
        }
        return process.exitValue();
    }

    /** Asks the child to end, and kills it when it has not done so within the grace. */
    public void stop(Duration grace) {
        process.destroy();
        if (!exitedWithin(grace)) {
            kill();
        }
    }

    /** Ends the child as {@code kill -9} does and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        exitedWithin(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        kill();
    }

    /** Waits for the end of the child for at most the time given; says whether it has ended. */
    public boolean exitedWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted while waiting for the " + name, interrupted);
        }
    }

    private String lastWords() {
        return LogTail.describe(logFile);
    }
}
