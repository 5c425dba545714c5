package dev.attune.intake.mapping;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Where the fields of a record schema are; asked once per mapper, so that no record is searched by name. */
final class FieldPositions {

    private final Schema schema;

    FieldPositions(Schema schema) {
        this.schema = schema;
    }

    Field of(String name) {
        return new Field(name, field(name).pos());
    }

    /** Digits after the decimal point of a decimal field. */
    int scale(String field) {
        Schema type = field(field).schema();
        Schema decimal = type.isUnion()
                ? type.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElse(type)
                : type;
        if (decimal.getLogicalType() instanceof LogicalTypes.Decimal logical) {
            return logical.getScale();
        }
        throw new IllegalArgumentException(
                "field " + field + " of " + schema.getFullName() + " must be a decimal, but was " + decimal);
    }

    private Schema.Field field(String name) {
        Schema.Field field = schema.getField(name);
        if (field == null) {
            throw new IllegalArgumentException("schema " + schema.getFullName() + " has no field " + name);
        }
        return field;
    }
}
