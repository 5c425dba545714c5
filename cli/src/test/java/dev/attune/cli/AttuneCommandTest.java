package dev.attune.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.UsageMessageSpec;

class AttuneCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line = AttuneCommand.commandLine()
            .addSubcommand(new Fail())
            .addSubcommand(new Tell())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));

    @Test
    void aloneItPrintsItsHelp() {
        assertThat(line.execute()).isZero();
        assertThat(out.toString()).contains("Usage: attune", "generate-completion", "Exit codes:");
    }

    @Test
    void versionSaysWhatWasBuilt() {
        assertThat(line.execute("--version")).isZero();
        assertThat(out.toString()).matches("(?s)attune \\d+\\.\\d+\\.\\d+.*Java \\d+.*");
    }

    @Test
    void aWrongOptionIsAUsageErrorWithAHint() {
        assertThat(line.execute("fail", "--quickly")).isEqualTo(2);
        assertThat(err.toString()).contains("attune: Unknown option: '--quickly'", "Try 'attune fail --help'");
    }

    /** Help texts are format strings: one with a stray percent sign is shown with a warning of picocli. */
    @Test
    void theHelpOfEveryCommandCanBeFormatted() {
        checkHelp(line);
    }

    private static void checkHelp(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        Stream<String> options =
                command.getCommandSpec().options().stream().flatMap(option -> Stream.of(option.description()));
        Stream.of(Stream.of(usage.description()), Stream.of(usage.footer()), options)
                .flatMap(texts -> texts)
                .forEach(text -> assertThatCode(() -> String.format(text))
                        .as(command.getCommandName() + ": " + text)
                        .doesNotThrowAnyException());
        command.getSubcommands().values().forEach(AttuneCommandTest::checkHelp);
    }

    @Test
    void anInstantThatIsNoneIsAUsageError() {
        assertThat(line.execute("backtest", "--as-of", "yesterday")).isEqualTo(2);
        assertThat(err.toString()).contains("must be an instant as 2026-03-31T00:00:00Z, but was yesterday");
    }

    @Test
    void aMistypedCommandGetsASuggestion() {
        assertThat(line.execute("tel")).isEqualTo(2);
        assertThat(err.toString()).contains("attune tell");
    }

    @Test
    void anExpectedFailureIsOneLine() {
        assertThat(line.execute("fail")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("attune: the broker said no");
    }

    @Test
    void debugShowsWhereItHappened() {
        assertThat(line.execute("fail", "--debug")).isEqualTo(1);
        assertThat(err.toString()).contains("at dev.attune.cli.AttuneCommandTest$Fail.run");
    }

    @Test
    void anUnexpectedFailureOffersDebug() {
        assertThat(line.execute("fail", "--unexpected")).isEqualTo(1);
        assertThat(err.toString())
                .contains("IllegalStateException: odd", "--debug")
                .doesNotContain("\tat ");
    }

    @Test
    void resultsComeAsTableOrJson() {
        assertThat(line.execute("tell")).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("name  how many\nkeys         7\n");
        out.getBuffer().setLength(0);
        assertThat(line.execute("tell", "--output", "json")).isZero();
        assertThat(out.toString()).contains("\"name\" : \"keys\"", "\"how_many\" : 7");
    }

    @Test
    void anUnknownFormatIsAUsageError() {
        assertThat(line.execute("tell", "--output", "yaml")).isEqualTo(2);
        assertThat(err.toString()).contains("must be table or json, but was yaml");
    }

    @Test
    void completionIsGeneratedForEveryCommand() {
        assertThat(line.execute("generate-completion")).isZero();
        assertThat(out.toString()).contains("tell", "topics");
    }

    @Command(name = "fail", description = "Fails.")
    static final class Fail implements Runnable {
        @CommandLine.Option(names = "--unexpected")
        private boolean unexpected;

        @Override
        public void run() {
            throw unexpected ? new IllegalStateException("odd") : new CommandFailed("the broker\nsaid no");
        }
    }

    @Command(name = "tell", description = "Tells.")
    static final class Tell implements Runnable {
        @Mixin
        private Output output;

        @Override
        public void run() {
            output.print(new Table("name", "how_many").row("keys", 7));
        }
    }
}
