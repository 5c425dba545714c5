package dev.attune.intake.decode;

import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.jspecify.annotations.Nullable;

/** What a writer's schema must be before a single record of it is read: small, finite, and one our schema can read. */
final class WriterSchemaCheck {

    /** Deeper ones overflow the stack of whoever walks them. */
    private static final int DEEPEST = 64;

    /** Parts of the schema with every record written out where it is used: bounds the work of skipping. */
    private static final long MOST_PARTS = 10_000;

    private final Set<Schema> onPath = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Schema, Long> partsOfRecord = new IdentityHashMap<>();

    private WriterSchemaCheck() {}

    /**
     * Passes a schema that may be resolved against ours.
     *
     * @throws Rejection RECURSIVE_SCHEMA, LIMIT_EXCEEDED or INCOMPATIBLE_SCHEMA
     */
    static void check(Schema writer, Schema reader) throws Rejection {
        if (new WriterSchemaCheck().parts(writer, 0) > MOST_PARTS) {
            throw Rejection.of(RejectionReason.LIMIT_EXCEEDED);
        }
        if (!readable(writer, reader)) {
            throw Rejection.of(RejectionReason.INCOMPATIBLE_SCHEMA);
        }
    }

    private long parts(Schema schema, int depth) throws Rejection {
        if (depth > DEEPEST) {
            throw Rejection.of(RejectionReason.LIMIT_EXCEEDED);
        }
        return switch (schema.getType()) {
            case RECORD -> partsOfRecord(schema, depth);
            case ARRAY -> 1 + parts(schema.getElementType(), depth + 1);
            case MAP -> 1 + parts(schema.getValueType(), depth + 1);
            case UNION -> {
                long parts = 1;
                for (Schema branch : schema.getTypes()) {
                    parts += parts(branch, depth + 1);
                }
                yield bounded(parts);
            }
            default -> 1;
        };
    }

    private long partsOfRecord(Schema schema, int depth) throws Rejection {
        Long counted = partsOfRecord.get(schema);
        if (counted != null) {
            return counted;
        }
        if (!onPath.add(schema)) {
            throw Rejection.of(RejectionReason.RECURSIVE_SCHEMA);
        }
        long parts = 1;
        for (Schema.Field field : schema.getFields()) {
            parts = bounded(parts + parts(field.schema(), depth + 1));
        }
        onPath.remove(schema);
        partsOfRecord.put(schema, parts);
        return parts;
    }

    private static long bounded(long parts) {
        return Math.min(parts, MOST_PARTS + 1);
    }

    private static boolean readable(Schema writer, Schema reader) {
        if (writer.getType() != Schema.Type.RECORD || !sameName(writer, reader)) {
            return false;
        }
        SchemaCompatibilityType compatibility = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
        return compatibility == SchemaCompatibilityType.COMPATIBLE && sameMeaning(writer, reader);
    }

    /** Avro itself resolves records of any name against each other. */
    private static boolean sameName(Schema writer, Schema reader) {
        return writer.getFullName().equals(reader.getFullName())
                || reader.getAliases().contains(writer.getFullName());
    }

    /** Avro ignores logical types when it resolves: cents would be read as euros, microseconds as milliseconds. */
    private static boolean sameMeaning(Schema writer, Schema reader) {
        for (Schema.Field ours : reader.getFields()) {
            Schema.Field theirs = writer.getField(ours.name());
            if (theirs != null && !sameMeaning(logicalType(theirs.schema()), logicalType(ours.schema()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMeaning(@Nullable LogicalType theirs, @Nullable LogicalType ours) {
        if (ours == null) {
            return true;
        }
        if (ours instanceof LogicalTypes.Decimal decimal) {
            return theirs instanceof LogicalTypes.Decimal written && written.getScale() == decimal.getScale();
        }
        return theirs == null || Objects.equals(theirs.getName(), ours.getName());
    }

    private static @Nullable LogicalType logicalType(Schema schema) {
        if (!schema.isUnion()) {
            return schema.getLogicalType();
        }
        for (Schema branch : schema.getTypes()) {
            if (branch.getType() != Schema.Type.NULL) {
                return branch.getLogicalType();
            }
        }
        return null;
    }
}
