package dev.attune.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every registry behind the port must do. */
abstract class SchemaRegistryContract {
    static final String V1 = record("{\"name\":\"id\",\"type\":\"string\"}");
    static final String V2 = record(
            "{\"name\":\"id\",\"type\":\"string\"},{\"name\":\"note\",\"type\":[\"null\",\"string\"],\"default\":null}");
    static final String BREAKING =
            record("{\"name\":\"id\",\"type\":\"string\"},{\"name\":\"must\",\"type\":\"string\"}");

    private SchemaRegistry registry;

    abstract SchemaRegistry open() throws Exception;

    @BeforeEach
    void openRegistry() throws Exception {
        registry = open();
    }

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    void aRegisteredSchemaComesBackByItsId() {
        int id = registry.register("a-value", V1);
        assertThat(registry.schemaById(id)).isEqualTo(V1);
    }

    @Test
    void registeringTwiceChangesNothing() {
        assertThat(registry.register("a-value", V1)).isEqualTo(registry.register("a-value", V1));
    }

    @Test
    void oneSchemaHasOneIdUnderAllSubjects() {
        assertThat(registry.register("a-value", V1)).isEqualTo(registry.register("b-value", V1));
        assertThat(registry.subjects()).containsExactly("a-value", "b-value");
    }

    @Test
    void anUnregisteredSchemaHasNoId() {
        assertThat(registry.idOf("a-value", V1)).isEmpty();
        int id = registry.register("a-value", V1);
        assertThat(registry.idOf("a-value", V1)).hasValue(id);
        assertThat(registry.idOf("a-value", V2)).isEmpty();
        assertThat(registry.idOf("b-value", V1)).isEmpty();
    }

    @Test
    void anUnknownIdIsSaidToBeUnknown() {
        assertThatThrownBy(() -> registry.schemaById(4711)).isInstanceOf(UnknownSchema.class);
    }

    @Test
    void levelsAreKeptPerSubject() {
        registry.setCompatibility("a-value", "FULL_TRANSITIVE");
        assertThat(registry.compatibility("a-value")).contains("FULL_TRANSITIVE");
        assertThat(registry.compatibility("b-value")).isEmpty();
    }

    @Test
    void aSchemaThatBreaksTheLevelIsRejected() {
        registry.setCompatibility("a-value", "FULL_TRANSITIVE");
        registry.register("a-value", V1);
        registry.register("a-value", V2);
        assertThatThrownBy(() -> registry.register("a-value", BREAKING)).isInstanceOf(SchemaRejected.class);
        assertThat(registry.idOf("a-value", BREAKING)).isEmpty();
    }

    @Test
    void whatIsNoSchemaIsRejected() {
        assertThatThrownBy(() -> registry.register("a-value", "{\"type\":\"nonsense\"}"))
                .isInstanceOf(SchemaRejected.class);
    }

    private static String record(String fields) {
        return "{\"type\":\"record\",\"name\":\"Thing\",\"namespace\":\"test\",\"fields\":[" + fields + "]}";
    }
}
