package dev.attune.sandbox.lifecycle;

import dev.attune.sandbox.process.JavaCommand;
import dev.attune.sandbox.process.SandboxException;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process that keeps a sandbox in the background: this command line again, in the foreground of nobody. */
final class Supervisor {
    private static final String MAIN = "dev.attune.cli.AttuneMain";

    private Supervisor() {}

    /** Starts {@code up --foreground} with this JVM's own options; it outlives this process and its terminal. */
    static Process start(Path log, List<String> options) {
        List<String> words = new ArrayList<>(JavaCommand.ownSession());
        words.add(JavaCommand.java().toString());
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN, "up", "--foreground"));
        words.addAll(options);
        try {
            return new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException failure) {
            throw new SandboxException("cannot start the sandbox in the background: " + failure.getMessage(), failure);
        }
    }

    static boolean exitedWithin(Process process, Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
