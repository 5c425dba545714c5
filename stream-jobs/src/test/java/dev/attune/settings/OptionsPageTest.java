package dev.attune.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} says what the options say; {@code -Dattune.docs.write=true} writes it anew. */
class OptionsPageTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");

    @Test
    void the_page_says_what_the_options_say() throws IOException {
        String page = page();
        if (Boolean.getBoolean("attune.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as(
                        "write it anew with ./mvnw -pl stream-jobs -am test -Dtest=OptionsPageTest -Dattune.docs.write=true")
                .content()
                .isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Option<?> option : Options.ALL) {
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            option.key(),
                            option.defaultText().isEmpty() ? "(empty)" : "`" + option.defaultText() + "`",
                            option.rule(),
                            option.description()));
        }
        return page.append(AFTERWORD).toString();
    }

    private static final String INTRODUCTION = """
            # Configuration of the job

            Options of `CustomerExperienceJob`, given as pairs of `--key value`. Unknown keys and values that break their
            rule are reported all at once, before anything starts. What customers are judged by is not here but in the
            [policy](configuration-policy.md). This page is generated from the code.

            | Key | Default | Must be | What it does |
            |---|---|---|---|
            """;

    private static final String AFTERWORD = """

            `kafka.client.<name>` is passed on to every Kafka client, `registry.client.<name>` to the registry client
            (security settings, for example).

            The job sets on any cluster: no generated uids, no generic types, aligned checkpoints, 3 tolerable checkpoint
            failures, checkpoints retained on cancellation, exponential-delay restarts. State backend, parallelism,
            checkpoint and savepoint directories are the cluster's: use RocksDB with incremental checkpoints in
            production, and leave `state.backend.rocksdb.timer-service.factory` at `ROCKSDB` (decision 3).
            """;
}
