package dev.attune.delivery;

import dev.attune.contract.Direction;
import dev.attune.contract.Topic;
import dev.attune.intake.RawRecord;
import dev.attune.intake.RejectedRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** A refused record to its rejected record, cut to fit where the refused one was too large to be wrapped whole. */
public final class RejectedMapper {

    private static final Schema REJECTED = Topic.REJECTED.schema();
    private static final Schema HEADER = AvroValues.elementOf(REJECTED, "headers");

    /** Fixed fields, length prefixes, and the headers of the rejected record itself, bytes. */
    private static final int FRAME = 4_096;

    private static final int HEADER_FRAME = 16;

    private final String jobVersion;
    private final int room;

    /** @param maximumBytes largest record the rejected topic takes, bytes */
    public RejectedMapper(String jobVersion, int maximumBytes) {
        this.jobVersion = jobVersion;
        this.room = maximumBytes - FRAME;
    }

    public GenericRecord map(RejectedRecord rejected) {
        RawRecord raw = fit(rejected.raw());
        GenericRecord record = new GenericData.Record(REJECTED);
        record.put("reason", AvroValues.symbol(REJECTED, "reason", rejected.reason()));
        record.put(
                "stage", new GenericData.EnumSymbol(REJECTED.getField("stage").schema(), stage(rejected)));
        record.put("field", rejected.field());
        record.put("topic", raw.topic());
        record.put("partition", raw.partition());
        record.put("offset", raw.offset());
        record.put("timestamp", raw.timestamp());
        record.put("schema_id", rejected.schemaId());
        record.put("key", buffer(raw.key()));
        record.put("value", buffer(raw.value()));
        record.put("headers", raw.headers().stream().map(RejectedMapper::header).toList());
        record.put("truncated", raw != rejected.raw());
        record.put("job_version", jobVersion);
        return record;
    }

    /** The key as the rejected record carries it, which is also the key of its own record. */
    public static byte @Nullable [] keyOf(GenericRecord rejected) {
        ByteBuffer key = (ByteBuffer) rejected.get("key");
        return key == null ? null : key.array();
    }

    private static String stage(RejectedRecord rejected) {
        return switch (rejected.reason()) {
            case TOO_LATE -> "CUSTOMER";
            case OUTPUT_OVERSIZE -> "DELIVERY";
            default -> isControl(rejected.raw().topic()) ? "CONTROL" : "INTAKE";
        };
    }

    private static boolean isControl(String topic) {
        return Topic.named(topic)
                .filter(named -> named.direction() == Direction.CONTROL)
                .isPresent();
    }

    /** The key counts twice: it is a field and the key of the rejected record. */
    private RawRecord fit(RawRecord raw) {
        int headers = size(raw.headers());
        if (2L * length(raw.key()) + length(raw.value()) + headers <= room) {
            return raw;
        }
        boolean headersStay = headers <= room / 4;
        byte[] key = cut(raw.key(), room / 8);
        byte[] value = cut(raw.value(), room - (headersStay ? headers : 0) - 2 * length(key));
        return new RawRecord(
                raw.topic(),
                raw.partition(),
                raw.offset(),
                raw.timestamp(),
                key,
                value,
                headersStay ? raw.headers() : List.of());
    }

    private static int size(List<RawRecord.Header> headers) {
        long size = 0;
        for (RawRecord.Header header : headers) {
            size += HEADER_FRAME + header.name().getBytes(StandardCharsets.UTF_8).length + length(header.value());
        }
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int limit) {
        return bytes == null || bytes.length <= limit ? bytes : Arrays.copyOf(bytes, limit);
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    private static GenericRecord header(RawRecord.Header header) {
        GenericRecord record = new GenericData.Record(HEADER);
        record.put("name", header.name());
        record.put("value", buffer(header.value()));
        return record;
    }
}
