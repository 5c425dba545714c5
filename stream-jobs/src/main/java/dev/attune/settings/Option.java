package dev.attune.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

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
