package dev.attune.cli;

import dev.attune.cli.flink.FlinkUnavailableException;
import dev.attune.registry.RegistryException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** One readable line instead of a stack trace; the trace only where it was asked for. */
final class FriendlyErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final BooleanSupplier debug;

    FriendlyErrors(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText("attune: " + inOneLine(failure)));
        if (debug.getAsBoolean()) {
            failure.printStackTrace(err);
        } else if (failure instanceof FlinkUnavailableException) {
            err.println("'./attune up' starts a cluster here, './attune doctor' looks for what is wrong.");
        } else if (!isExpected(failure)) {
            err.println("Run it again with --debug to see where it happened.");
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText("attune: " + wrong.getMessage()));
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static boolean isExpected(Exception failure) {
        return failure instanceof CommandFailed
                || failure instanceof RegistryException
                || failure instanceof FlinkUnavailableException;
    }

    private static String inOneLine(Exception failure) {
        Throwable told =
                failure instanceof UncheckedIOException && failure.getCause() != null ? failure.getCause() : failure;
        String message =
                told.getMessage() == null ? "" : told.getMessage().strip().replaceAll("\\s+", " ");
        boolean speaksForItself =
                isExpected(failure) || failure instanceof IllegalArgumentException || failure instanceof KafkaException;
        if (speaksForItself && !message.isEmpty()) {
            return message;
        }
        return told.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    }
}
