package dev.attune.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * An output record as one line of JSON: the schema's field names in the schema's order, times ISO-8601 in UTC, decimals
 * as plain numbers at their scale, bytes in Base64, NaN and infinities as null. A function of the record alone.
 */
public final class RecordJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private RecordJson() {}

    /** Without a line end. */
    public static String line(GenericRecord record) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            writeRecord(record, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The amount in a decimal field of a record. */
    public static BigDecimal decimal(GenericRecord record, String field) {
        LogicalTypes.Decimal type = (LogicalTypes.Decimal)
                record.getSchema().getField(field).schema().getLogicalType();
        return decimal((ByteBuffer) record.get(field), type);
    }

    private static BigDecimal decimal(ByteBuffer bytes, LogicalTypes.Decimal type) {
        return new BigDecimal(new BigInteger(copyOf(bytes)), type.getScale());
    }

    private static void writeRecord(GenericRecord record, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Schema.Field field : record.getSchema().getFields()) {
            json.writeFieldName(field.name());
            write(record.get(field.pos()), field.schema(), json);
        }
        json.writeEndObject();
    }

    private static void write(@Nullable Object value, Schema schema, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (schema.getType()) {
            case RECORD -> writeRecord((GenericRecord) value, json);
            case ARRAY -> writeArray((Collection<?>) value, schema.getElementType(), json);
            case UNION -> write(value, schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), json);
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case INT -> json.writeNumber((Integer) value);
            case LONG -> writeLong((Long) value, schema.getLogicalType(), json);
            case FLOAT, DOUBLE -> writeDouble(((Number) value).doubleValue(), json);
            case BYTES -> writeBytes((ByteBuffer) value, schema.getLogicalType(), json);
            case STRING, ENUM -> json.writeString(value.toString());
            default -> throw new IllegalArgumentException("no output record has a field of type " + schema.getType());
        }
    }

    private static void writeArray(Collection<?> values, Schema element, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object value : values) {
            write(value, element, json);
        }
        json.writeEndArray();
    }

    private static void writeLong(long value, @Nullable LogicalType type, JsonGenerator json) throws IOException {
        if (type instanceof LogicalTypes.TimestampMillis) {
            json.writeString(Instant.ofEpochMilli(value).toString());
        } else {
            json.writeNumber(value);
        }
    }

    private static void writeDouble(double value, JsonGenerator json) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }

    private static void writeBytes(ByteBuffer value, @Nullable LogicalType type, JsonGenerator json)
            throws IOException {
        if (type instanceof LogicalTypes.Decimal decimal) {
            json.writeNumber(decimal(value, decimal));
        } else {
            json.writeString(Base64.getEncoder().encodeToString(copyOf(value)));
        }
    }

    private static byte[] copyOf(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }
}
