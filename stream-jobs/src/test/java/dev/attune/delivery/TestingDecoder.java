package dev.attune.delivery;

import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads what a subscriber would read: the body after the five bytes of Confluent's prefix, all of it. */
final class TestingDecoder {

    static final int PREFIX = 5;

    private TestingDecoder() {}

    static GenericRecord decode(byte[] value, Schema schema) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(value, PREFIX, value.length - PREFIX, null);
        GenericRecord record = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
        if (!decoder.isEnd()) {
            throw new IOException("bytes are left after the record");
        }
        return record;
    }

    static byte[] body(byte[] value) {
        return Arrays.copyOfRange(value, PREFIX, value.length);
    }
}
