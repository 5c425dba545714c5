package dev.attune.policy;

import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.PolicyKeys;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A policy written out whole, every key with its value: nested, flat, or as YAML that {@link PolicyReader} reads back to an
 * equal policy.
 */
public final class PolicyTree {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._/@*+-]*");
    private static final Pattern WORD = Pattern.compile("(?i)true|false|yes|no|on|off|null|nan|inf");
    private static final int LONGEST_LINE = 100;
    private static final String INDENT = "  ";

    private PolicyTree() {}

    /** Keys in the order of the document; values are mappings, lists of words, words, numbers and truths. */
    public static Map<String, Object> of(Policy policy) {
        return fields(policy);
    }

    /** Every key with dots for levels, as problems name it, and its value in words. */
    public static Map<String, String> flat(Policy policy) {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", of(policy), flat);
        return flat;
    }

    /** As a document that says everything, what it takes away from the defaults included. */
    public static String yaml(Policy policy) {
        StringBuilder text = new StringBuilder();
        write(withTakenAway(of(policy), of(Policy.defaults())), "", text);
        return text.toString();
    }

    private static Map<String, @Nullable Object> withTakenAway(Map<?, ?> fields, Map<?, ?> defaults) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        fields.forEach((name, value) -> all.put(
                name.toString(),
                value instanceof Map<?, ?> nested && defaults.get(name) instanceof Map<?, ?> standing
                        ? withTakenAway(nested, standing)
                        : value));
        defaults.keySet().forEach(name -> all.putIfAbsent(name.toString(), null));
        return all;
    }

    private static Map<String, Object> fields(Record of) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : of.getClass().getRecordComponents()) {
            fields.put(PolicyMerge.kebab(component.getName()), value(PolicyMerge.read(component, of)));
        }
        return fields;
    }

    private static Object value(Object of) {
        if (of instanceof Record nested) {
            return fields(nested);
        }
        if (of instanceof Map<?, ?> entries) {
            Map<String, Object> fields = new LinkedHashMap<>();
            entries.forEach((key, value) -> fields.put(
                    key instanceof Enum<?> constant ? PolicyKeys.of(constant) : key.toString(), value(value)));
            return fields;
        }
        if (of instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        if (of instanceof Enum<?> constant) {
            return PolicyKeys.of(constant);
        }
        return of instanceof Duration ? of.toString() : of;
    }

    private static void flatten(String key, Map<?, ?> fields, Map<String, String> flat) {
        fields.forEach((name, value) -> {
            String path = key.isEmpty() ? name.toString() : key + "." + name;
            if (value instanceof Map<?, ?> nested) {
                flatten(path, nested, flat);
            } else {
                flat.put(path, value.toString());
            }
        });
    }

    private static void write(Map<?, ?> fields, String indent, StringBuilder text) {
        fields.forEach((name, value) -> {
            String line = indent + scalar(name) + ":";
            String inline = line + " " + inline(value);
            boolean nested = value instanceof Map<?, ?> map && !map.isEmpty();
            boolean oneLine = !nested || isFlat((Map<?, ?>) value) && inline.length() <= LONGEST_LINE;
            if (oneLine) {
                text.append(inline).append('\n');
            } else {
                text.append(line).append('\n');
                write((Map<?, ?>) value, indent + INDENT, text);
            }
        });
    }

    private static boolean isFlat(Map<?, ?> fields) {
        return fields.values().stream().noneMatch(Map.class::isInstance);
    }

    private static String inline(@Nullable Object value) {
        List<String> parts = new ArrayList<>();
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((name, each) -> parts.add(scalar(name) + ": " + inline(each)));
            return parts.isEmpty() ? "{}" : "{ " + String.join(", ", parts) + " }";
        }
        if (value instanceof List<?> list) {
            list.forEach(each -> parts.add(scalar(each)));
            return "[" + String.join(", ", parts) + "]";
        }
        return value instanceof String ? scalar(value) : String.valueOf(value);
    }

    /** Words that could be taken for something else stand in quotes. */
    private static String scalar(Object word) {
        String text = word.toString();
        boolean plain = PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
