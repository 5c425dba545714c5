package dev.attune.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attune.domain.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/policy.schema.json} says what the code says; {@code -Dattune.docs.write=true} writes it anew. */
class PolicySchemaTest {

    private static final Path SCHEMA = Path.of("../docs/policy.schema.json");
    private static final Path PAGE = Path.of("../docs/configuration-policy.md");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| [^|]* \\| (.*) \\|");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_schema_says_what_the_code_says() throws IOException {
        String schema =
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new PolicySchema(meanings()).schema()) + "\n";
        if (Boolean.getBoolean("attune.docs.write")) {
            Files.writeString(SCHEMA, schema);
        }
        assertThat(SCHEMA)
                .as(
                        "write it anew with ./mvnw -pl stream-jobs -am test -Dtest=PolicySchemaTest -Dattune.docs.write=true")
                .content()
                .isEqualTo(schema);
    }

    @Test
    void every_key_of_the_policy_that_ships_is_known_and_keeps_its_type_and_range() throws IOException {
        JsonNode schema = JSON.valueToTree(new PolicySchema(meanings()).schema());
        JsonNode policy = new YAMLMapper().readTree(PolicyTree.yaml(Policy.defaults()));
        check("", policy, schema);
    }

    private static void check(String key, JsonNode value, JsonNode schema) {
        String types = schema.path("type").toString();
        if (value.isObject()) {
            assertThat(types).as(key).contains("object");
            value.fields().forEachRemaining(field -> {
                JsonNode own = schema.path("properties").path(field.getKey());
                JsonNode known = own.isMissingNode() ? schema.path("additionalProperties") : own;
                assertThat(known.isObject()).as(key + "." + field.getKey()).isTrue();
                check(key + "." + field.getKey(), field.getValue(), known);
            });
        } else if (value.isNumber()) {
            assertThat(types).as(key).containsAnyOf("number", value.isIntegralNumber() ? "integer" : "number");
            double number = value.asDouble();
            assertThat(number)
                    .as(key)
                    .isGreaterThanOrEqualTo(schema.path("minimum").asDouble(number));
            assertThat(number)
                    .as(key)
                    .isLessThanOrEqualTo(schema.path("maximum").asDouble(number));
            assertThat(schema.has("exclusiveMinimum")
                            && number <= schema.path("exclusiveMinimum").asDouble())
                    .as(key)
                    .isFalse();
        } else if (value.isTextual()) {
            assertThat(types).as(key).contains("string");
            if (schema.has("pattern")) {
                assertThat(value.asText())
                        .as(key)
                        .matches(schema.path("pattern").asText());
            }
        }
    }

    @Test
    void a_range_a_meaning_and_a_default_are_told_where_an_editor_looks_for_them() throws IOException {
        JsonNode schema = JSON.valueToTree(new PolicySchema(meanings()).schema());
        JsonNode enter = schema.at("/properties/churn/properties/enter-probability");
        assertThat(enter.path("type").asText()).isEqualTo("number");
        assertThat(enter.path("exclusiveMinimum").asDouble(-1)).isZero();
        assertThat(enter.path("exclusiveMaximum").asDouble()).isEqualTo(1);
        assertThat(enter.path("default").asDouble())
                .isEqualTo(Policy.defaults().churn().enterProbability());
        assertThat(enter.path("description").asText()).contains("probability of having left");
        assertThat(schema.at("/properties/touchpoints/properties/names/maxItems")
                        .asInt())
                .isEqualTo(200);
        assertThat(schema.at("/properties/churn/properties/evidence/properties").has("silence"))
                .isFalse();
    }

    static Map<String, String> meanings() throws IOException {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                meanings.put(row.group(1), row.group(2).replaceAll("\\[([^]]+)]\\([^)]+\\)", "$1"));
            }
        }
        return meanings;
    }
}
