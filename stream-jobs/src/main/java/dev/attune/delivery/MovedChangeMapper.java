package dev.attune.delivery;

import dev.attune.control.MovedChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** The record that stated a change, with the time it was given instead. */
final class MovedChangeMapper {

    GenericRecord map(MovedChange moved) {
        Schema schema = moved.change().kind().topic().schema();
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(moved.body(), null);
        try {
            GenericRecord record =
                    new GenericDatumReader<GenericRecord>(schema, schema, new GenericData()).read(null, decoder);
            record.put("effective_at", moved.change().effectiveAt());
            record.put("stated_at", moved.change().statedAt());
            return record;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
