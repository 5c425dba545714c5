package dev.attune.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The root of the command line. Alone it prints its help. */
@Command(
        name = "attune",
        description = "Real-time customer experience: who is about to leave, whose experience dropped, and why.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = AttuneVersion.class,
        subcommands = GenerateCompletion.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, with one line saying why", "2:used wrongly"})
public final class AttuneCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "On failure, print where in the program it happened.")
    private boolean debug;

    /** The whole command line: this root and every command found on the class path, in alphabetical order. */
    public static CommandLine commandLine() {
        AttuneCommand root = new AttuneCommand();
        CommandLine line = new CommandLine(root);
        ServiceLoader.load(CommandProvider.class).stream()
                .map(provider -> provider.get().commands())
                .flatMap(List::stream)
                .map(CommandLine::new)
                .sorted(Comparator.comparing(CommandLine::getCommandName))
                .forEach(line::addSubcommand);
        FriendlyErrors errors = new FriendlyErrors(() -> root.debug);
        return line.registerConverter(Duration.class, AttuneCommand::duration)
                .registerConverter(Instant.class, AttuneCommand::instant)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new TypeConversionException("must be a duration as PT3M or P91D, but was " + text);
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new TypeConversionException("must be an instant as 2026-03-31T00:00:00Z, but was " + text);
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
