package dev.attune.policy;

import dev.attune.domain.policy.PolicyKeys;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lays what a file says over what stands: records component by component, maps entry by entry (null takes one away),
 * lists as a whole. A value of the wrong type is a problem and what stood stays, so that all problems are found in one
 * pass.
 */
final class PolicyMerge {

    /** Java takes 14d for a number too; NaN and infinities are read, so that the rule they break is named. */
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?([0-9]*[.])?[0-9]+[.]?([eE][-+]?[0-9]+)?|NaN|[-+]?Infinity");

    private final PolicyFileProblems problems;
    private final List<String> alsoKnown;

    PolicyMerge(PolicyFileProblems problems) {
        this(problems, List.of());
    }

    /** @param alsoKnown keys of the whole document that somebody else has read and taken out */
    PolicyMerge(PolicyFileProblems problems, List<String> alsoKnown) {
        this.problems = problems;
        this.alsoKnown = alsoKnown;
    }

    /** The merged value; what stood where the file is wrong; null only where nothing stood and nothing can be made. */
    @Nullable
    Object merge(Type type, @Nullable Object standing, PolicyNode node, String key) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class
                    ? mergeMap(generic, standing, node, key)
                    : list(standing, node, key);
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() ? mergeRecord(plain, standing, node, key) : scalar(plain, standing, node, key);
    }

    private @Nullable Object mergeRecord(Class<?> type, @Nullable Object standing, PolicyNode node, String key) {
        if (!(node instanceof PolicyNode.Mapping mapping)) {
            return wrong(node, key, "must be a mapping", standing);
        }
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknownKeys(components, mapping, key);
        @Nullable Object[] values = new Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            String name = kebab(components[i].getName());
            PolicyNode child = mapping.fields().get(name);
            Object stood = standing == null ? null : read(components[i], standing);
            values[i] = child == null ? stood : merge(components[i].getGenericType(), stood, child, path(key, name));
            if (child == null && stood == null) {
                problems.add(mapping.line(), path(key, name), "must be given", "absent");
            }
            complete &= values[i] != null;
        }
        return complete ? construct(type, components, values) : standing;
    }

    private void refuseUnknownKeys(RecordComponent[] components, PolicyNode.Mapping mapping, String key) {
        List<String> known = Stream.concat(
                        Arrays.stream(components).map(c -> kebab(c.getName())),
                        key.isEmpty() ? alsoKnown.stream() : Stream.empty())
                .sorted()
                .toList();
        mapping.fields().forEach((name, child) -> {
            if (!known.contains(name)) {
                problems.add(child.line(), path(key, name), "must be one of " + String.join(", ", known), name);
            }
        });
    }

    private @Nullable Object mergeMap(ParameterizedType type, @Nullable Object standing, PolicyNode node, String key) {
        if (!(node instanceof PolicyNode.Mapping mapping)) {
            return wrong(node, key, "must be a mapping", standing);
        }
        Map<Object, Object> merged = new LinkedHashMap<>();
        if (standing != null) {
            merged.putAll((Map<?, ?>) standing);
        }
        Class<?> keyType = (Class<?>) type.getActualTypeArguments()[0];
        mapping.fields().forEach((name, child) -> {
            Object entryKey = mapKey(keyType, name, child, key);
            if (entryKey == null) {
                return;
            }
            if (child instanceof PolicyNode.Nothing) {
                merged.remove(entryKey);
                return;
            }
            Object value = merge(type.getActualTypeArguments()[1], merged.get(entryKey), child, path(key, name));
            if (value != null) {
                merged.put(entryKey, value);
            }
        });
        return merged;
    }

    private @Nullable Object mapKey(Class<?> type, String name, PolicyNode child, String key) {
        if (type == String.class) {
            return name;
        }
        Object constant = constant(type, name);
        if (constant == null) {
            problems.add(child.line(), path(key, name), "must be " + described(type), name);
        }
        return constant;
    }

    private static @Nullable Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (PolicyKeys.of((Enum<?>) constant).equals(name)) {
                return constant;
            }
        }
        return null;
    }

    private @Nullable Object list(@Nullable Object standing, PolicyNode node, String key) {
        if (!(node instanceof PolicyNode.Sequence sequence)) {
            return wrong(node, key, "must be a list", standing);
        }
        List<String> texts = new ArrayList<>();
        for (PolicyNode item : sequence.items()) {
            if (item instanceof PolicyNode.Scalar scalar) {
                texts.add(scalar.text());
            } else {
                wrong(item, key, "must be a list of words", null);
            }
        }
        return texts;
    }

    private @Nullable Object scalar(Class<?> type, @Nullable Object standing, PolicyNode node, String key) {
        if (!(node instanceof PolicyNode.Scalar scalar)) {
            return wrong(node, key, "must be " + described(type), standing);
        }
        Object value = parsed(type, scalar.text());
        return value == null ? wrong(node, key, "must be " + described(type), standing) : value;
    }

    private static @Nullable Object parsed(Class<?> type, String text) {
        try {
            if (type == int.class) {
                return Integer.valueOf(text);
            }
            if (type == double.class || type == Double.class) {
                return NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
            }
            if (type == boolean.class) {
                return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
            }
            if (type.isEnum()) {
                return constant(type, text);
            }
            return type == Duration.class ? Duration.parse(text) : text;
        } catch (NumberFormatException | DateTimeParseException e) {
            return null;
        }
    }

    private static String described(Class<?> type) {
        if (type == int.class) {
            return "a whole number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == Duration.class) {
            return "an ISO-8601 duration such as PT24H or P7D";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> PolicyKeys.of((Enum<?>) constant))
                            .collect(Collectors.joining(", "));
        }
        return type == String.class ? "a word" : "a number";
    }

    private @Nullable Object wrong(PolicyNode node, String key, String rule, @Nullable Object standing) {
        problems.add(node.line(), key.isEmpty() ? "the file" : key, rule, node.shown());
        return standing;
    }

    private static String path(String key, String name) {
        return key.isEmpty() ? name : key + "." + name;
    }

    /** The key of a component. */
    static String kebab(String component) {
        return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The value of a component. */
    static Object read(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a policy record has no readable " + component.getName(), e);
        }
    }

    private static Object construct(Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException broken) {
                throw broken;
            }
            throw new LinkageError("cannot make a " + type.getSimpleName(), e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make a " + type.getSimpleName(), e);
        }
    }
}
