package dev.attune.intake.decode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Values in Confluent wire format, and ways to spoil them. */
public final class Wire {

    private Wire() {}

    public static byte[] value(int schemaId, GenericRecord record) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(0);
            bytes.write(ByteBuffer.allocate(4).putInt(schemaId).array());
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static byte[] value(int schemaId, int... body) {
        ByteBuffer bytes = ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(schemaId);
        for (int part : body) {
            bytes.put((byte) part);
        }
        return bytes.array();
    }

    public static byte[] append(byte[] value, int... more) {
        byte[] longer = Arrays.copyOf(value, value.length + more.length);
        for (int i = 0; i < more.length; i++) {
            longer[value.length + i] = (byte) more[i];
        }
        return longer;
    }
}
