package dev.attune.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every schema of the house looks like. */
class ContractStyleTest {
    static List<String> records() throws IOException {
        return ReleasedContractsTest.records();
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordFieldAndEnumIsDocumented(String record) {
        List<String> undocumented = new ArrayList<>();
        for (Schema schema : namedTypes(record)) {
            if (isBlank(schema.getDoc())) {
                undocumented.add(schema.getFullName());
            }
            if (schema.getType() == Schema.Type.RECORD) {
                schema.getFields().stream()
                        .filter(field -> isBlank(field.doc()))
                        .forEach(field -> undocumented.add(schema.getFullName() + "." + field.name()));
            }
        }
        assertThat(undocumented).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("records")
    void anUnknownSymbolReadsAsOther(String record) {
        assertThat(namedTypes(record))
                .filteredOn(schema -> schema.getType() == Schema.Type.ENUM)
                .allSatisfy(schema -> assertThat(schema.getEnumDefault()).isEqualTo("OTHER"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void optionalFieldsDefaultToNull(String record) {
        assertThat(fields(record)).filteredOn(field -> field.schema().isUnion()).allSatisfy(field -> {
            assertThat(field.schema().getTypes()).as(field.name()).hasSize(2);
            assertThat(field.schema().getTypes().get(0).getType()).isEqualTo(Schema.Type.NULL);
            assertThat(field.defaultVal()).as(field.name()).isEqualTo(JsonProperties.NULL_VALUE);
        });
    }

    @ParameterizedTest
    @MethodSource("records")
    void fieldsAreSnakeCase(String record) {
        assertThat(fields(record))
                .extracting(Schema.Field::name)
                .allMatch(name -> name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void instantsAndAmountsSayWhatTheyAre(String record) {
        for (Schema.Field field : fields(record)) {
            Schema type = field.schema().isUnion() ? field.schema().getTypes().get(1) : field.schema();
            boolean raw = Set.of("key", "value").contains(field.name());
            if (type.getType() == Schema.Type.BYTES && !raw) {
                assertThat(type.getLogicalType()).as(field.name()).isNotNull();
            }
            if (field.name().matches(".*(_at|_time|_of)|timestamp|until")) {
                assertThat(type.getLogicalType()).as(field.name()).isNotNull();
                assertThat(type.getLogicalType().getName()).isEqualTo("timestamp-millis");
            }
        }
    }

    private static List<Schema.Field> fields(String record) {
        return namedTypes(record).stream()
                .filter(schema -> schema.getType() == Schema.Type.RECORD)
                .flatMap(schema -> schema.getFields().stream())
                .toList();
    }

    private static Set<Schema> namedTypes(String record) {
        Set<Schema> found = new HashSet<>();
        collect(Contracts.current(record), found);
        return found;
    }

    private static void collect(Schema schema, Set<Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (found.add(schema)) {
                    schema.getFields().forEach(field -> collect(field.schema(), found));
                }
            }
            case ENUM -> found.add(schema);
            case ARRAY -> collect(schema.getElementType(), found);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
            default -> {}
        }
    }

    private static boolean isBlank(String doc) {
        return doc == null || doc.isBlank();
    }
}
