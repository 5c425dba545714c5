package dev.attune.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunDirectoryTest {
    /** Above what Linux gives out. */
    private static final long NOBODY = 5_000_000_000L;

    @Test
    void whatAKilledRunLeftIsFoundAndWhatALivingOneHasIsNot(@TempDir Path parent) throws Exception {
        Path abandoned = Files.createDirectory(parent.resolve("attune-run-" + NOBODY + "-1"));
        Files.createDirectory(
                parent.resolve("attune-run-" + ProcessHandle.current().pid() + "-1"));
        Files.createDirectory(parent.resolve("attune-running-" + NOBODY + "-1"));

        assertThat(RunDirectory.abandoned(parent)).containsExactly(abandoned);
    }
}
