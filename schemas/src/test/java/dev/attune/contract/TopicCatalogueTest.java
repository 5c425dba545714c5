package dev.attune.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** {@code docs/topics.md} says what the contracts say; {@code -Dattune.docs.write=true} writes it anew. */
class TopicCatalogueTest {
    private static final Path PAGE = Path.of("../docs/topics.md");

    @Test
    void thePageSaysWhatTheContractsSay() throws IOException {
        String page = page();
        if (Boolean.getBoolean("attune.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("write it anew with ./mvnw -pl schemas test -Dtest=TopicCatalogueTest -Dattune.docs.write=true")
                .content()
                .isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append(
                "| Topic | Direction | Key | Value | Partitions | Kept | Compatibility |\n|---|---|---|---|---|---|---|\n");
        for (Topic topic : Topic.values()) {
            page.append("| `%s` | %s | %s | [%s](#%s) | %d | %s | %s |\n"
                    .formatted(
                            topic.topicName(),
                            topic.direction().name().toLowerCase(Locale.ROOT),
                            topic.keyedBy().field(),
                            topic.record(),
                            topic.record(),
                            topic.partitions(),
                            topic.retention().map(kept -> kept.toDays() + " d").orElse("newest per key"),
                            topic.compatibility()));
        }
        page.append(
                "| `cx.partner.<partner>.v1` | output | touchpoint | [partner](#partner) | 1 | 30 d | FULL_TRANSITIVE |\n");
        page.append(
                "| `cx.route.<department>.v1` | output | customer_id | [alert](#alert) | 6 | 90 d | FULL_TRANSITIVE |\n");
        for (String record : records()) {
            Schema schema = Contracts.current(record);
            page.append("\n## ")
                    .append(record)
                    .append("\n\n")
                    .append(schema.getDoc())
                    .append('\n');
            appendFields(page, schema);
        }
        return page.toString();
    }

    private static List<String> records() {
        return Stream.concat(Arrays.stream(Topic.values()).map(Topic::record), Stream.of("partner"))
                .distinct()
                .toList();
    }

    private static void appendFields(StringBuilder page, Schema record) {
        page.append("\n| Field | Type | Meaning |\n|---|---|---|\n");
        appendRows(page, "", record);
    }

    private static void appendRows(StringBuilder page, String prefix, Schema record) {
        for (Schema.Field field : record.getFields()) {
            page.append("| `%s%s` | %s | %s |\n".formatted(prefix, field.name(), typeOf(field.schema()), field.doc()));
            Schema inner = withoutNull(field.schema());
            if (inner.getType() == Schema.Type.ARRAY && inner.getElementType().getType() == Schema.Type.RECORD) {
                appendRows(page, prefix + field.name() + "[].", inner.getElementType());
            } else if (inner.getType() == Schema.Type.RECORD) {
                appendRows(page, prefix + field.name() + ".", inner);
            }
        }
    }

    private static String typeOf(Schema schema) {
        Schema inner = withoutNull(schema);
        return nameOf(inner) + (inner == schema ? "" : "?");
    }

    private static String nameOf(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return "decimal(" + decimal.getPrecision() + ", " + decimal.getScale() + ")";
        }
        if (logical != null) {
            return logical.getName();
        }
        return switch (schema.getType()) {
            case ENUM -> String.join(" ", schema.getEnumSymbols());
            case ARRAY -> "array of " + typeOf(schema.getElementType());
            case RECORD -> schema.getName();
            default -> schema.getType().getName();
        };
    }

    private static Schema withoutNull(Schema schema) {
        return schema.isUnion() ? schema.getTypes().get(1) : schema;
    }

    private static final String INTRODUCTION = """
            # Topics and records

            Written by `TopicCatalogueTest` from the schemas and the topic catalogue: edit those, not this page.

            Keys are UTF-8 strings unless said otherwise; values are Avro in Confluent wire format (magic byte 0, schema
            id of 4 bytes, then the record), subjects by TopicNameStrategy. Every topic stamps append time
            ([decision 5](decisions/0005-append-time-on-inputs.md)); event time is a field. An unknown enum symbol reads as
            `OTHER`; a type with `?` may be null and is null where absent. `./attune topics apply` brings a cluster and a
            registry to this page, `./attune topics list` compares them with it.

            **Changing a record.** Edit `schemas/src/main/resources/avro/<record>.avsc`. Add fields with a default
            (optional ones: null), add enum symbols at the end; never rename, remove, retype or rescale a field, drop a
            default or a symbol: that is a new major version and a new topic. The build reads every released version
            against the current one and fails otherwise. When a version is released, copy it to
            `released/<record>/v<n>.avsc`, and never touch it again.

            """;
}
