package dev.attune.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** One example of any schema: with every optional field given, or with none. */
final class ExampleRecords {
    private ExampleRecords() {}

    static byte[] bytes(Schema schema, boolean full) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(example(schema, full), encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static Object example(Schema schema, boolean full) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, full);
            case UNION -> full ? example(schema.getTypes().get(1), true) : null;
            case ARRAY ->
                new GenericData.Array<>(schema, full ? List.of(example(schema.getElementType(), true)) : List.of());
            case ENUM ->
                new GenericData.EnumSymbol(
                        schema,
                        schema.getEnumSymbols().get(schema.getEnumSymbols().size() - 1));
            case STRING -> "text";
            case BYTES -> ByteBuffer.wrap(new byte[] {1, 2, 3});
            case INT -> 7;
            case LONG -> 1_700_000_000_000L;
            case DOUBLE -> 0.25;
            case BOOLEAN -> true;
            default -> throw new IllegalArgumentException("no example of " + schema.getType());
        };
    }

    private static GenericData.Record record(Schema schema, boolean full) {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), example(field.schema(), full));
        }
        return record;
    }
}
