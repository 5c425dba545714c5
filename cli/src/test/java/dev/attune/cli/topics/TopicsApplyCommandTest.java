package dev.attune.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is wrong with what was asked for is said before any broker is asked. */
final class TopicsApplyCommandTest {

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void aPolicyThatBreaksARuleIsToldByItsRules() throws IOException {
        Path policy = Files.writeString(
                directory.resolve("policy.yaml"), "touchpoints:\n  partners: [carrier-a]\n  colour: red\n");
        assertThat(apply("--policy", policy.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("touchpoints.colour")
                .contains("the policy breaks the rules above: " + policy);
    }

    @Test
    void aPolicyThatIsNotThereIsSaid() {
        Path policy = directory.resolve("none.yaml");
        assertThat(apply("--policy", policy.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("there is no file " + policy);
    }

    @Test
    void everyOptionThatIsWrongIsToldAtOnce() {
        assertThat(apply("--partitions", "0", "--replication", "0", "--partner", "carrier b"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--partitions must be at least 1, but was 0")
                .contains("--replication must be at least 1, but was 0")
                .contains("carrier b");
    }

    private int apply(String... options) {
        CommandLine line = AttuneCommand.commandLine().setErr(new PrintWriter(err));
        String[] arguments = new String[options.length + 4];
        System.arraycopy(new String[] {"topics", "apply", "--bootstrap", "127.0.0.1:1"}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return line.execute(arguments);
    }
}
