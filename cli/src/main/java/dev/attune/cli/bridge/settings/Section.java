package dev.attune.cli.bridge.settings;

import dev.attune.domain.policy.PolicyKeys;
import dev.attune.policy.PolicyFileProblems;
import dev.attune.policy.PolicyNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One mapping of the file while it is read: what is wrong becomes a problem, and a default takes its place, so that all
 * problems are found in one pass. What nobody asked for is a problem in the end.
 */
final class Section {

    private final Map<String, PolicyNode> fields;
    private final int line;
    private final String path;
    private final PolicyFileProblems problems;
    private final Set<String> known = new TreeSet<>();

    Section(PolicyNode node, String path, PolicyFileProblems problems) {
        this.line = node.line();
        this.path = path;
        this.problems = problems;
        if (node instanceof PolicyNode.Mapping mapping) {
            this.fields = mapping.fields();
        } else {
            this.fields = Map.of();
            problems.add(node.line(), path.isEmpty() ? "the file" : path, "must be a mapping", shape(node));
        }
    }

    Optional<PolicyNode> node(String key) {
        known.add(key);
        return Optional.ofNullable(fields.get(key));
    }

    boolean has(String key) {
        return node(key).isPresent();
    }

    /** The sections below a key, by name. */
    Map<String, Section> sections(String key) {
        Map<String, Section> sections = new LinkedHashMap<>();
        node(key).ifPresent(node -> {
            if (node instanceof PolicyNode.Mapping mapping) {
                mapping.fields()
                        .forEach((name, child) ->
                                sections.put(name, new Section(child, path(key) + "." + name, problems)));
            } else {
                wrong(key, "must be a mapping", shape(node));
            }
        });
        return sections;
    }

    Section section(String key) {
        return node(key)
                .map(node -> new Section(node, path(key), problems))
                .orElseGet(() -> new Section(new PolicyNode.Mapping(line, Map.of()), path(key), problems));
    }

    Optional<String> text(String key) {
        Optional<PolicyNode> node = node(key);
        if (node.isPresent() && !(node.get() instanceof PolicyNode.Scalar)) {
            wrong(key, "must be a word", shape(node.get()));
        }
        return node.filter(PolicyNode.Scalar.class::isInstance).map(PolicyNode::shown);
    }

    Duration duration(String key, Duration standard, Duration least, Duration most) {
        return text(key)
                .flatMap(text -> {
                    Optional<Duration> given = parsed(text);
                    if (given.filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0)
                            .isEmpty()) {
                        wrong(key, "must be an ISO-8601 duration from " + least + " to " + most, text);
                        return Optional.empty();
                    }
                    return given;
                })
                .orElse(standard);
    }

    int number(String key, int standard, int least, int most) {
        return text(key)
                .flatMap(text -> {
                    Optional<Integer> given = whole(text).filter(value -> value >= least && value <= most);
                    if (given.isEmpty()) {
                        wrong(key, "must be a whole number from " + least + " to " + most, text);
                    }
                    return given;
                })
                .orElse(standard);
    }

    boolean flag(String key, boolean standard) {
        return text(key)
                .map(text -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        wrong(key, "must be true or false", text);
                        return standard;
                    }
                    return text.equals("true");
                })
                .orElse(standard);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E standard) {
        return text(key).flatMap(text -> constant(key, type, text)).orElse(standard);
    }

    <E extends Enum<E>> Set<E> choices(String key, Class<E> type) {
        Set<E> all = EnumSet.allOf(type);
        if (!has(key)) {
            return all;
        }
        Set<E> chosen = EnumSet.noneOf(type);
        words(key).forEach(word -> constant(key, type, word).ifPresent(chosen::add));
        return chosen.isEmpty() ? all : chosen;
    }

    /** Words of a list that must not be empty; empty where the key is absent. */
    List<String> words(String key) {
        List<String> words = new ArrayList<>();
        node(key).ifPresent(node -> {
            if (!(node instanceof PolicyNode.Sequence sequence)
                    || sequence.items().isEmpty()) {
                wrong(key, "must be a list of words", shape(node));
                return;
            }
            sequence.items().forEach(item -> {
                if (item instanceof PolicyNode.Scalar word && !word.text().isBlank()) {
                    words.add(word.text());
                } else {
                    problems.add(item.line(), path(key), "must be a list of words", shape(item));
                }
            });
        });
        return words;
    }

    Set<String> names() {
        return fields.keySet();
    }

    /** The key breaks a rule. */
    void wrong(String key, String rule, String value) {
        PolicyNode node = fields.get(key);
        problems.add(node == null ? line : node.line(), path(key), rule, value);
    }

    void refuseTheRest() {
        fields.forEach((name, child) -> {
            if (!known.contains(name)) {
                problems.add(child.line(), path(name), "must be one of " + String.join(", ", known), name);
            }
        });
    }

    /** What a node is, without what it says: it may be a secret in the wrong place. */
    static String shape(PolicyNode node) {
        if (node instanceof PolicyNode.Scalar) {
            return "a single value";
        }
        return node instanceof PolicyNode.Sequence sequence && sequence.items().isEmpty()
                ? "an empty list"
                : node.shown();
    }

    private <E extends Enum<E>> Optional<E> constant(String key, Class<E> type, String word) {
        Optional<E> constant = Arrays.stream(type.getEnumConstants())
                .filter(each -> PolicyKeys.of(each).equals(word))
                .findFirst();
        if (constant.isEmpty()) {
            String names =
                    Arrays.stream(type.getEnumConstants()).map(PolicyKeys::of).collect(Collectors.joining(", "));
            wrong(key, "must be one of " + names, word);
        }
        return constant;
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static Optional<Duration> parsed(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> whole(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException wrong) {
            return Optional.empty();
        }
    }
}
