package dev.attune.cli.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Output records back from the lines of JSON that a backtest writes. A field that an older line lacks has its default; a
 * symbol that a newer one brings reads as OTHER; fields not known here are passed over.
 */
public final class JsonRecords {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Schema schema;

    public JsonRecords(Schema schema) {
        this.schema = schema;
    }

    /** @throws IllegalArgumentException if the line is no such record; the message says what is wrong with it */
    public GenericRecord read(String line) {
        JsonNode tree;
        try {
            tree = JSON.readTree(line);
        } catch (JsonProcessingException bad) {
            throw new IllegalArgumentException("it must be a JSON object", bad);
        }
        if (!tree.isObject()) {
            throw new IllegalArgumentException("it must be a JSON object");
        }
        return record(tree, schema);
    }

    private static GenericRecord record(JsonNode tree, Schema schema) {
        GenericRecord record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            JsonNode value = tree.get(field.name());
            record.put(field.pos(), value == null ? standard(field) : value(value, field.schema(), field.name()));
        }
        return record;
    }

    private static @Nullable Object standard(Schema.Field field) {
        try {
            return GenericData.get().getDefaultValue(field);
        } catch (AvroRuntimeException required) {
            throw new IllegalArgumentException(field.name() + " is missing", required);
        }
    }

    private static @Nullable Object value(JsonNode value, Schema schema, String name) {
        return switch (schema.getType()) {
            case UNION -> value.isNull() ? null : value(value, schema.getTypes().get(1), name);
            case RECORD -> record(require(value, value.isObject(), name, "an object"), schema);
            case ARRAY -> array(require(value, value.isArray(), name, "an array"), schema, name);
            case ENUM ->
                symbol(require(value, value.isTextual(), name, "a text").asText(), schema);
            case STRING -> require(value, value.isTextual(), name, "a text").asText();
            case BOOLEAN ->
                require(value, value.isBoolean(), name, "true or false").asBoolean();
            case INT ->
                require(value, value.canConvertToInt(), name, "a whole number").asInt();
            case LONG -> whole(value, schema, name);
            case DOUBLE -> require(value, value.isNumber(), name, "a number").asDouble();
            case BYTES -> decimal(require(value, value.isNumber(), name, "a number"), schema, name);
            default -> throw new IllegalArgumentException(name + " is of a type that no output record has");
        };
    }

    private static List<@Nullable Object> array(JsonNode values, Schema schema, String name) {
        List<@Nullable Object> elements = new ArrayList<>();
        values.forEach(element -> elements.add(value(element, schema.getElementType(), name)));
        return elements;
    }

    private static GenericData.EnumSymbol symbol(String symbol, Schema schema) {
        return new GenericData.EnumSymbol(schema, schema.hasEnumSymbol(symbol) ? symbol : schema.getEnumDefault());
    }

    private static Object whole(JsonNode value, Schema schema, String name) {
        if (!(schema.getLogicalType() instanceof LogicalTypes.TimestampMillis)) {
            return require(value, value.canConvertToLong(), name, "a whole number")
                    .asLong();
        }
        try {
            return Instant.parse(value.asText()).toEpochMilli();
        } catch (DateTimeException bad) {
            throw new IllegalArgumentException(name + " must be an instant in ISO-8601 UTC, but was " + value, bad);
        }
    }

    private static ByteBuffer decimal(JsonNode value, Schema schema, String name) {
        LogicalTypes.Decimal type = (LogicalTypes.Decimal) schema.getLogicalType();
        BigDecimal amount = value.decimalValue();
        if (amount.stripTrailingZeros().scale() > type.getScale()) {
            throw new IllegalArgumentException(
                    name + " must have at most " + type.getScale() + " decimal places, but was " + value);
        }
        return ByteBuffer.wrap(amount.setScale(type.getScale()).unscaledValue().toByteArray());
    }

    private static JsonNode require(JsonNode value, boolean holds, String name, String what) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + what + ", but was " + value);
        }
        return value;
    }
}
