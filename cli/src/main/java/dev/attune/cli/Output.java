package dev.attune.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * Where and how a command tells its result; mix it in with {@code @Mixin Output output}. Results go to standard
 * output, in the format asked for; what happens meanwhile goes to {@link #note} and so to standard error.
 */
public final class Output {
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--output",
            paramLabel = "table|json",
            defaultValue = "table",
            converter = FormatReader.class,
            description = "How to print the result (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    /** How a result is printed. */
    public enum Format {
        TABLE,
        JSON
    }

    private static final class FormatReader implements ITypeConverter<Format> {
        @Override
        public Format convert(String given) {
            return switch (given) {
                case "table" -> Format.TABLE;
                case "json" -> Format.JSON;
                default -> throw new TypeConversionException("must be table or json, but was " + given);
            };
        }
    }

    public boolean isJson() {
        return format == Format.JSON;
    }

    /** Whether to colour: on a terminal, unless told otherwise ({@code NO_COLOR}). */
    public boolean isColoured() {
        return command.commandLine().getColorScheme().ansi().enabled();
    }

    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Prints a table, or a JSON array with one object per row. */
    public void print(Table table) {
        if (isJson()) {
            printJson(table.objects());
        } else {
            table.lines(isColoured()).forEach(out()::println);
        }
        out().flush();
    }

    /** Prints one result of several parts: a JSON object, or as text what {@code asText} makes of it. */
    public void print(Map<String, ? extends @Nullable Object> object, Table asText) {
        if (isJson()) {
            printJson(object);
        } else {
            asText.lines(isColoured()).forEach(out()::println);
        }
        out().flush();
    }

    /** The same as a table with one row for each part. */
    public void printFigures(Map<String, ? extends @Nullable Object> object) {
        Table table = new Table("figure", "value");
        object.forEach((figure, value) -> table.row(figure.replace('_', ' '), value));
        print(object, table);
    }

    /** The same with lines of its own. */
    public void print(Map<String, ? extends @Nullable Object> object, List<String> asText) {
        if (isJson()) {
            printJson(object);
        } else {
            asText.forEach(out()::println);
        }
        out().flush();
    }

    /** Says something on the way, not part of the result. */
    public void note(String text) {
        PrintWriter err = command.commandLine().getErr();
        err.println(printable(text));
        err.flush();
    }

    /** The text with control characters replaced, so that it cannot steer a terminal. */
    public static String printable(String text) {
        return text.chars().noneMatch(Character::isISOControl)
                ? text
                : text.codePoints()
                        .map(point -> Character.isISOControl(point) ? 0xFFFD : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private void printJson(Object value) {
        try {
            out().println(JSON.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
