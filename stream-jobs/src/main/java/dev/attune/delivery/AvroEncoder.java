package dev.attune.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Generic records of one schema to Confluent wire format: magic byte 0, schema id (4 bytes, big endian), Avro body. The
 * same record gives the same body, always.
 */
public final class AvroEncoder {

    private static final byte MAGIC = 0;
    private static final int INITIAL_CAPACITY = 512;

    private final byte[] prefix;
    private final GenericDatumWriter<GenericRecord> writer;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(INITIAL_CAPACITY);

    public AvroEncoder(Schema schema, int schemaId) {
        // Logical types stay what they are on the wire: mappers hand over longs and unscaled bytes.
        this.writer = new GenericDatumWriter<>(schema, new GenericData());
        this.prefix = ByteBuffer.allocate(1 + Integer.BYTES)
                .put(MAGIC)
                .putInt(schemaId)
                .array();
    }

    public byte[] encode(GenericRecord record) {
        buffer.reset();
        buffer.writeBytes(prefix);
        // A buffered encoder would keep the rest of a record that failed.
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(buffer, null);
        try {
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return buffer.toByteArray();
    }
}
