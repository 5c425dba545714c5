package dev.attune.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The whole command line, as the launcher has it. */
class SandboxCommandsTest {

    /** A list of commands shows the first line of each description only, so that has to be a sentence. */
    @Test
    void everyLineOfADescriptionIsAWholeSentence() {
        assertSentences(AttuneCommand.commandLine());
    }

    /** Where the terminal is narrow a longer line is broken in the middle of a file name. */
    @Test
    void everyLineOfAnExampleFitsInto80Columns() {
        assertNarrow(AttuneCommand.commandLine());
    }

    @Test
    void aPopulationThatCannotBeIsAUsageError() {
        for (String[] wrong : List.of(
                new String[] {"--days", "-5"},
                new String[] {"--customers", "0"},
                new String[] {"--drop-share", "3"},
                new String[] {"--drop-latency", "0"})) {
            StringWriter err = new StringWriter();
            CommandLine line = AttuneCommand.commandLine().setErr(new PrintWriter(err));
            assertThat(line.execute("simulate", "--out", "target/never-written", wrong[0], wrong[1]))
                    .as(String.join(" ", wrong))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("must be", "Try 'attune simulate --help'");
        }
    }

    @Test
    void whatIsNoDurationIsToldWithoutNamesOfClasses() {
        StringWriter err = new StringWriter();
        CommandLine line = AttuneCommand.commandLine().setErr(new PrintWriter(err));
        assertThat(line.execute("demo", "--for", "1m")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'--for': must be a duration as PT3M or P91D, but was 1m")
                .doesNotContain("java.time");
    }

    private static void assertNarrow(CommandLine command) {
        assertThat(command.getCommandSpec().usageMessage().footer())
                .as("examples of %s", command.getCommandName())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
        command.getSubcommands().values().forEach(SandboxCommandsTest::assertNarrow);
    }

    private static void assertSentences(CommandLine command) {
        if (!command.getCommandName().equals("generate-completion")) {
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as("description of %s", command.getCommandName())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).endsWith("."));
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(option.description())
                        .as("description of %s %s", command.getCommandName(), option.longestName())
                        .hasSize(1);
            }
        }
        command.getSubcommands().values().forEach(SandboxCommandsTest::assertSentences);
    }
}
