package dev.attune.cli.reading;

import dev.attune.contract.Topic;
import dev.attune.intake.AvroLimits;
import dev.attune.registry.SchemaRegistry;
import dev.attune.registry.UnknownSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Confluent wire format to records in our schema, by the writer's schema id. Readers are resolved once per id. */
public final class RecordDecoder {

    static {
        AvroLimits.apply();
    }

    private static final int PREFIX = 1 + Integer.BYTES;

    private final SchemaRegistry registry;
    private final Map<Key, GenericDatumReader<GenericRecord>> readers = new HashMap<>();

    private record Key(int schemaId, Topic topic) {}

    public RecordDecoder(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** Empty where the bytes are not a whole record of the topic. */
    public Optional<GenericRecord> decode(Topic topic, byte[] bytes) {
        if (bytes.length < PREFIX || bytes[0] != 0) {
            return Optional.empty();
        }
        int schemaId = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, PREFIX, bytes.length - PREFIX, null);
            GenericRecord record = readers.computeIfAbsent(new Key(schemaId, topic), this::reader)
                    .read(null, decoder);
            return decoder.isEnd() ? Optional.of(record) : Optional.empty();
        } catch (IOException | AvroRuntimeException | UnknownSchema unreadable) {
            return Optional.empty();
        }
    }

    private GenericDatumReader<GenericRecord> reader(Key key) {
        Schema writer = new Schema.Parser().parse(registry.schemaById(key.schemaId()));
        return new GenericDatumReader<>(writer, key.topic().schema());
    }
}
