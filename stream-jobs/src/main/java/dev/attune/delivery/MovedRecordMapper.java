package dev.attune.delivery;

import dev.attune.control.MovedRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** The record that stated a change, with the time it was given instead. */
final class MovedRecordMapper {

    GenericRecord map(MovedRecord moved) {
        Schema schema = moved.topic().schema();
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(moved.body(), null);
        try {
            GenericRecord record =
                    new GenericDatumReader<GenericRecord>(schema, schema, new GenericData()).read(null, decoder);
            record.put("effective_at", moved.effectiveAt());
            record.put("stated_at", moved.statedAt());
            return record;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
