package dev.attune.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One thing that can be set.
 *
 * @param key dotted kebab-case, by room
 * @param rule what a value must be, completing 'must be ...'
 * @param defaultText the default as a user would write it
 * @param description what it does, one sentence
 * @param parser text to value; throws {@link IllegalArgumentException} or {@link DateTimeParseException} on others
 */
public record Option<T>(String key, String rule, String defaultText, String description, Function<String, T> parser) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    boolean accepts(String text) {
        try {
            return parser.apply(text) != null;
        } catch (IllegalArgumentException | DateTimeParseException broken) {
            return false;
        }
    }

    static Option<String> text(String key, String defaultText, String description) {
        return new Option<>(key, "text", defaultText, description, Option::notBlank);
    }

    static Option<Duration> duration(String key, Duration atLeast, String defaultText, String description) {
        return new Option<>(key, "an ISO-8601 duration of at least " + atLeast, defaultText, description, text -> {
            Duration value = Duration.parse(text);
            require(value.compareTo(atLeast) >= 0);
            return value;
        });
    }

    static Option<Integer> number(String key, int least, int most, String defaultText, String description) {
        return new Option<>(key, "a number from " + least + " to " + most, defaultText, description, text -> {
            int value = Integer.parseInt(text);
            require(value >= least && value <= most);
            return value;
        });
    }

    /** Names in lower case, each once; the word {@code none} for no names at all. */
    static Option<List<String>> names(String key, String description) {
        return new Option<>(
                key,
                "names of lower-case letters, digits and hyphens, separated by commas, or 'none'",
                "none",
                description,
                text -> {
                    List<String> names = List.of(text.split(",", -1));
                    require(names.stream().allMatch(name -> NAME.matcher(name).matches()));
                    require(names.stream().distinct().count() == names.size());
                    require(names.size() == 1 || !names.contains("none"));
                    return text.equals("none") ? List.of() : names;
                });
    }

    /** Epoch milliseconds; empty is the beginning of time. */
    static Option<Long> instant(String key, String description) {
        return new Option<>(
                key,
                "an ISO-8601 instant, or empty",
                "",
                description,
                text -> text.isEmpty() ? Long.MIN_VALUE : Instant.parse(text).toEpochMilli());
    }

    static <E extends Enum<E>> Option<E> choice(String key, Class<E> type, E defaultValue, String description) {
        return new Option<>(
                key,
                "one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .toList()),
                defaultValue.name(),
                description,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    private static String notBlank(String text) {
        require(!text.isBlank());
        return text;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
