package dev.attune.domain.churn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Data for tests that is never committed; a test that needs it is skipped, saying so, where it is absent. */
public final class SharedData {

    private SharedData() {}

    /** The folder named by {@code attune.shared}, or {@code shared/data} beside the project, walking up. */
    public static Path file(String relative) {
        Path found = find(relative);
        assumeTrue(found != null, relative + " of the shared data is absent: skipped");
        return found;
    }

    private static Path find(String relative) {
        String given = System.getProperty("attune.shared");
        if (given != null) {
            Path named = Path.of(given, "data", relative);
            return Files.exists(named) ? named : null;
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve("data").resolve(relative);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
