package dev.attune.cli.evaluate;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Data for tests that is never committed; a test that needs it is skipped, saying so, where it is absent. */
final class SharedFolder {

    private SharedFolder() {}

    /** In the shared folder named by {@code attune.shared}, or in one beside the project, walking up. */
    static Path directory(String name) {
        String named = System.getProperty("attune.shared", "shared");
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path directory = at.resolve(named).resolve("data").resolve(name);
            if (Files.isDirectory(directory)) {
                return directory;
            }
        }
        return abort(name + " of the shared data is absent: skipped");
    }
}
