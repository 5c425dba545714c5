package dev.attune.job;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.util.FileUtils;

/**
 * Where a cluster inside this process keeps its files, gone when closed. Such a cluster ends behind the back of its
 * job's result: a process that exits at once would leave 20 MB in the machine's temporary directory with every run.
 */
final class ScratchDirectory implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(20);

    /** Five seconds; it takes well under one. */
    private static final int MOST_STEPS = 250;

    /** Kept by Flink in its directory for uploads, which it never deletes. */
    private static final String UPLOADS = "flink-web-upload";

    private final Path directory;

    private ScratchDirectory(Path directory) {
        this.directory = directory;
    }

    static ScratchDirectory create() throws IOException {
        return new ScratchDirectory(Files.createTempDirectory("attune-backtest"));
    }

    Path path() {
        return directory;
    }

    void configure(Configuration configuration) {
        configuration.set(CoreOptions.TMP_DIRS, directory.toString());
        configuration.set(WebOptions.TMP_DIR, directory.toString());
    }

    /** Lets the cluster tidy up after itself, for some seconds at most, then deletes what it left. */
    @Override
    public void close() {
        for (int i = 0; i < MOST_STEPS && used(); i++) {
            LockSupport.parkNanos(STEP.toNanos());
        }
        FileUtils.deleteDirectoryQuietly(directory.toFile());
    }

    private boolean used() {
        File[] held = directory.toFile().listFiles((parent, name) -> !name.equals(UPLOADS));
        return held != null && held.length > 0;
    }
}
