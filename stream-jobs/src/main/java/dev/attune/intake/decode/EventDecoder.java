package dev.attune.intake.decode;

import dev.attune.intake.AvroLimits;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the values of one topic: Confluent wire format (a zero byte, four bytes of schema id, Avro), whatever
 * compatible version their writer used, to records of our schema. Refuses; never throws for bad bytes.
 *
 * <p>Belongs to one thread. A record it returns is valid until the next call.
 */
public final class EventDecoder {

    static {
        AvroLimits.apply();
    }

    private static final int HEADER_BYTES = 5;
    private static final byte MAGIC = 0;

    private final Schema readerSchema;
    private final WriterSchemas schemas;
    private final int maximumPayloadBytes;
    private final Map<Integer, Resolution> resolutions = new HashMap<>();
    private int latestId;
    private @Nullable ResolvedReader latest;

    /**
     * @param readerSchema our schema of this topic
     * @param schemas may be shared by the decoders of one thread
     */
    public EventDecoder(Schema readerSchema, WriterSchemas schemas, int maximumPayloadBytes) {
        this.readerSchema = readerSchema;
        this.schemas = schemas;
        this.maximumPayloadBytes = maximumPayloadBytes;
    }

    /**
     * Decodes one value.
     *
     * @throws Rejection for whatever is wrong with the value
     * @throws InterruptedIOException the job was cancelled while waiting for the registry
     */
    public IndexedRecord decode(byte[] payload) throws Rejection, InterruptedIOException {
        if (payload.length == 0) {
            throw Rejection.of(RejectionReason.EMPTY);
        }
        if (payload.length > maximumPayloadBytes) {
            throw Rejection.of(RejectionReason.OVERSIZE);
        }
        if (payload[0] != MAGIC) {
            throw Rejection.of(RejectionReason.WRONG_MAGIC);
        }
        if (payload.length < HEADER_BYTES) {
            throw Rejection.of(RejectionReason.TOO_SHORT);
        }
        return reader(id(payload)).read(payload, HEADER_BYTES);
    }

    /** The writer's schema id; null where the value has no room or magic for one. */
    public static @Nullable Integer schemaId(byte @Nullable [] payload) {
        return payload == null || payload.length < HEADER_BYTES || payload[0] != MAGIC ? null : id(payload);
    }

    private static int id(byte[] payload) {
        return payload[1] << 24 | (payload[2] & 0xFF) << 16 | (payload[3] & 0xFF) << 8 | payload[4] & 0xFF;
    }

    private ResolvedReader reader(int id) throws Rejection, InterruptedIOException {
        ResolvedReader reader = latest;
        if (reader != null && id == latestId) {
            return reader;
        }
        Resolution resolution = resolutions.get(id);
        if (resolution == null) {
            resolution = resolve(schemas.json(id));
            resolutions.put(id, resolution);
        }
        reader = resolution.reader();
        latest = reader;
        latestId = id;
        return reader;
    }

    private Resolution resolve(String writerJson) {
        try {
            return new Resolution(ResolvedReader.of(writerJson, readerSchema), null);
        } catch (Rejection refused) {
            return new Resolution(null, refused);
        }
    }

    /** What became of a writer's schema, once and for all: a reader, or the reason why there is none. */
    private record Resolution(
            @Nullable ResolvedReader resolved, @Nullable Rejection refused) {

        ResolvedReader reader() throws Rejection {
            if (resolved != null) {
                return resolved;
            }
            throw refused == null ? Rejection.of(RejectionReason.INCOMPATIBLE_SCHEMA) : refused;
        }
    }
}
