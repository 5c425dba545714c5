package dev.attune.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was set, checked as a whole: unknown keys and bad values are reported together. */
public final class OptionValues {

    private final Map<String, String> texts;

    private OptionValues(Map<String, String> texts) {
        this.texts = texts;
    }

    /**
     * @throws InvalidSettingsException naming every unknown key and every value that breaks its rule
     */
    public static OptionValues of(Map<String, String> given) {
        Map<String, Option<?>> known = Options.ALL.stream().collect(Collectors.toMap(Option::key, option -> option));
        List<String> problems = new ArrayList<>();
        new TreeMap<>(given).forEach((key, text) -> {
            Option<?> option = known.get(key);
            if (option != null) {
                if (!option.accepts(text)) {
                    problems.add("%s must be %s, but was '%s'".formatted(key, option.rule(), text));
                }
            } else if (!passedOn(key)) {
                problems.add(key + " must be a known option, but is not (see docs/configuration.md)");
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return new OptionValues(Map.copyOf(given));
    }

    /**
     * Reads {@code --key value} pairs, as a Flink job gets them.
     *
     * @throws InvalidSettingsException also where a pair is incomplete
     */
    public static OptionValues ofArguments(String[] arguments) {
        Map<String, String> given = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                problems.add("arguments must be pairs of --key value, but found " + arguments[i]);
                break;
            }
            given.put(arguments[i].substring(2), arguments[i + 1]);
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return of(given);
    }

    public <T> T of(Option<T> option) {
        return option.parser().apply(texts.getOrDefault(option.key(), option.defaultText()));
    }

    /** Whether it was set, as opposed to left at its default. */
    public boolean given(Option<?> option) {
        return texts.containsKey(option.key());
    }

    /** Everything set below a prefix, without it. */
    public Map<String, String> below(String prefix) {
        return texts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    private static boolean passedOn(String key) {
        return key.startsWith(Options.KAFKA_CLIENT_PREFIX) || key.startsWith(Options.REGISTRY_CLIENT_PREFIX);
    }
}
