package dev.attune.policy;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.PolicyKeys;
import dev.attune.domain.policy.PolicyProblem;
import dev.attune.domain.policy.Reason;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON Schema of policy files: types from the records, ranges from their rules, defaults from the policy that ships,
 * meanings from the page that documents them.
 */
final class PolicySchema {

    private static final Pattern RANGE = Pattern.compile("must be in ([\\[(])(\\S+), (\\S+)([\\])])");
    private static final Pattern ABOVE = Pattern.compile("must be a number above (\\S+)");
    private static final Pattern AT_LEAST = Pattern.compile("must be a number of at least (\\S+)");

    /** Something under every key that takes names of the shop's own, so that its rules are told. */
    private static final String EVERYTHING = """
            version: everything
            churn:
              segments:
                any: { purchase: {family: mbg, k: 1, r: 1, alpha: 1, a: 1, b: 1},
                       activity: {family: mbg, k: 1, r: 1, alpha: 1, a: 1, b: 1},
                       spend: {p: 6, q: 4, gamma: 15} }
              risk: { P91D: {intercept: 0, slope: 1, recency: 0, repeats: 0, age: 0} }
            experience:
              touchpoint-latency-target-ms: { any: 800 }
              touchpoints: { any: { page-latency: {shift: 0, weight: 1} } }
              segments: { any: { normal: {}, rates: {}, touchpoints: {} } }
            """;

    private final Map<String, String> meanings;
    private final Map<String, List<String>> rules = new LinkedHashMap<>();
    private final Map<String, String> defaults = PolicyTree.flat(Policy.defaults());

    /** @param meanings by key, as the page has them */
    PolicySchema(Map<String, String> meanings) {
        this.meanings = meanings;
        for (PolicyProblem rule : PolicyReader.read(EVERYTHING).rules()) {
            rules.computeIfAbsent(rule.key(), first -> new ArrayList<>()).add(rule.rule());
        }
    }

    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Attune policy");
        schema.put(
                "description",
                "What differs from the policy that ships. docs/configuration-policy.md documents every key.");
        schema.putAll(of(Policy.class, ""));
        schema.put("required", List.of("version"));
        return schema;
    }

    private Map<String, Object> of(Type type, String key) {
        Map<String, Object> schema = new LinkedHashMap<>();
        String meaning = meanings.get(key);
        if (meaning != null) {
            schema.put("description", meaning);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            map(generic, key, schema);
        } else if (type instanceof ParameterizedType) {
            schema.put("type", "array");
            schema.put("items", Map.of("type", "string"));
        } else {
            plain((Class<?>) type, key, schema);
        }
        narrow(key, schema);
        return schema;
    }

    private void map(ParameterizedType type, String key, Map<String, Object> schema) {
        Class<?> names = (Class<?>) type.getActualTypeArguments()[0];
        Type values = type.getActualTypeArguments()[1];
        schema.put("type", "object");
        if (!names.isEnum()) {
            schema.put("additionalProperties", removable(of(values, key + (key.endsWith("risk") ? ".P91D" : ".any"))));
            return;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Object constant : names.getEnumConstants()) {
            if (isAllowed(key, constant)) {
                String name = PolicyKeys.of((Enum<?>) constant);
                properties.put(name, removable(of(values, key + "." + name)));
            }
        }
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
    }

    private static boolean isAllowed(String key, Object constant) {
        if (constant instanceof Reason reason) {
            return !key.endsWith("evidence") || !reason.isModelTerm();
        }
        SignalKind.Family family = ((SignalKind) constant).family();
        return switch (key.substring(key.lastIndexOf('.') + 1)) {
            case "normal" -> family == SignalKind.Family.NORMAL;
            case "rates" -> family == SignalKind.Family.RATE;
            default -> true;
        };
    }

    /** null takes an entry of a map away. */
    private static Map<String, Object> removable(Map<String, Object> entry) {
        entry.put("type", List.of(Objects.requireNonNull(entry.get("type")), "null"));
        return entry;
    }

    private void plain(Class<?> type, String key, Map<String, Object> schema) {
        if (type.isRecord()) {
            Map<String, Object> properties = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                String name = PolicyMerge.kebab(component.getName());
                properties.put(name, of(component.getGenericType(), key.isEmpty() ? name : key + "." + name));
            }
            schema.put("type", "object");
            schema.put("properties", properties);
            schema.put("additionalProperties", false);
        } else if (type.isEnum()) {
            schema.put("type", "string");
            schema.put(
                    "enum",
                    List.of(type.getEnumConstants()).stream()
                            .map(constant -> PolicyKeys.of((Enum<?>) constant))
                            .toList());
        } else if (type == Duration.class) {
            schema.put("type", "string");
            schema.put("pattern", "^P(?!$)(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$");
        } else if (type == String.class) {
            schema.put("type", key.equals("version") ? List.of("string", "number") : "string");
        } else if (type == boolean.class) {
            schema.put("type", "boolean");
        } else {
            schema.put("type", type == int.class ? "integer" : "number");
        }
    }

    private void narrow(String key, Map<String, Object> schema) {
        for (String rule : rules.getOrDefault(key, List.of())) {
            Matcher range = RANGE.matcher(rule);
            Matcher above = ABOVE.matcher(rule);
            Matcher atLeast = AT_LEAST.matcher(rule);
            if (range.matches()) {
                boolean list = "array".equals(schema.get("type"));
                String least = range.group(1).equals("[") ? "minimum" : "exclusiveMinimum";
                String most = range.group(4).equals("]") ? "maximum" : "exclusiveMaximum";
                schema.put(list ? "minItems" : least, number(range.group(2), list));
                schema.put(list ? "maxItems" : most, number(range.group(3), list));
            } else if (above.matches()) {
                schema.put("exclusiveMinimum", number(above.group(1), false));
            } else if (atLeast.matches()) {
                schema.put("minimum", number(atLeast.group(1), false));
            } else if (rule.equals("must not be empty") && "string".equals(schema.get("type"))) {
                schema.put("minLength", 1);
            }
        }
        String standing = defaults.get(key);
        if (standing != null && !key.equals("version") && !"array".equals(schema.get("type"))) {
            schema.put("default", value(standing, schema.get("type")));
        }
    }

    private static Object number(String text, boolean whole) {
        double number = Double.parseDouble(text);
        return whole || number == Math.rint(number) ? (Object) (long) number : (Object) number;
    }

    private static Object value(String text, Object type) {
        if (type.equals("boolean")) {
            return Boolean.valueOf(text);
        }
        return type.equals("integer") || type.equals("number") ? number(text, false) : text;
    }
}
