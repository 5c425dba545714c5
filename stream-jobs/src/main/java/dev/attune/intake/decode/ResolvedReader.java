package dev.attune.intake.decode;

import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SystemLimitException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one writer's schema as records of ours; resolved once. Each record is decoded from its own bytes by a
 * decoder of its own, so that nothing of a bad one can reach the next.
 */
final class ResolvedReader {

    private final GenericDatumReader<IndexedRecord> reader;

    /** Filled anew by each record; given up after a bad one, which may have left it half filled. */
    private @Nullable IndexedRecord scratch;

    private ResolvedReader(GenericDatumReader<IndexedRecord> reader) {
        this.reader = reader;
    }

    /** @throws Rejection if no record of this writer can be read */
    static ResolvedReader of(String writerJson, Schema readerSchema) throws Rejection {
        try {
            Schema writer = new Schema.Parser().setValidateDefaults(false).parse(writerJson);
            WriterSchemaCheck.check(writer, readerSchema);
            GenericData data = new GenericData();
            data.setFastReaderEnabled(true);
            return new ResolvedReader(new GenericDatumReader<>(writer, readerSchema, data));
        } catch (AvroRuntimeException unreadable) {
            throw Rejection.of(RejectionReason.INCOMPATIBLE_SCHEMA);
        } catch (StackOverflowError tooDeep) {
            throw Rejection.of(RejectionReason.LIMIT_EXCEEDED);
        }
    }

    /**
     * The record in the bytes from {@code start} to the end. Valid until the next call.
     *
     * @throws Rejection for whatever is wrong with the bytes
     */
    IndexedRecord read(byte[] payload, int start) throws Rejection {
        IndexedRecord reuse = scratch;
        scratch = null;
        IndexedRecord record = decode(reuse, payload, start);
        scratch = record;
        return record;
    }

    private IndexedRecord decode(@Nullable IndexedRecord reuse, byte[] payload, int start) throws Rejection {
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(payload, start, payload.length - start, null);
            IndexedRecord record = reader.read(reuse, decoder);
            if (!decoder.isEnd()) {
                throw Rejection.of(RejectionReason.TRAILING_BYTES);
            }
            return record;
        } catch (EOFException ended) {
            throw Rejection.of(RejectionReason.TRUNCATED);
        } catch (SystemLimitException | UnsupportedOperationException | StackOverflowError limit) {
            throw Rejection.of(RejectionReason.LIMIT_EXCEEDED);
        } catch (IOException | RuntimeException malformed) {
            throw Rejection.of(RejectionReason.MALFORMED);
        }
    }
}
