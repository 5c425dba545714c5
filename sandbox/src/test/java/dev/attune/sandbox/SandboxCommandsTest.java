package dev.attune.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
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
