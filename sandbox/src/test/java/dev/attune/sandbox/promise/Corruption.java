package dev.attune.sandbox.promise;

import dev.attune.domain.event.EventStream;
import dev.attune.intake.RejectionReason;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** Ways in which a record goes bad, each made of a good one, and the reason by which it must leave. */
enum Corruption {
    EMPTY(RejectionReason.EMPTY, value -> new byte[0]),
    /** And no heartbeat either. */
    NO_VALUE(RejectionReason.EMPTY, value -> null),
    SHORT(RejectionReason.TOO_SHORT, value -> Arrays.copyOf(value, 3)),
    MAGIC(RejectionReason.WRONG_MAGIC, value -> with(value, 0, 7)),
    UNKNOWN_ID(RejectionReason.UNKNOWN_SCHEMA_ID, value -> withId(value, 0x7f000001)),
    TRUNCATED(RejectionReason.TRUNCATED, value -> Arrays.copyOf(value, value.length - 1)),
    HALVED(RejectionReason.TRUNCATED, value -> Arrays.copyOf(value, 5 + (value.length - 5) / 2)),
    TRAILING(RejectionReason.TRAILING_BYTES, value -> Arrays.copyOf(value, value.length + 3)),
    OVERSIZE(RejectionReason.OVERSIZE, value -> Arrays.copyOf(value, 600_000)),
    LONG_TEXT(RejectionReason.LIMIT_EXCEEDED, Corruption::longText),
    RECURSIVE(RejectionReason.RECURSIVE_SCHEMA, value -> withId(value, BadSchemas.recursiveId())),
    INCOMPATIBLE(RejectionReason.INCOMPATIBLE_SCHEMA, value -> withId(value, BadSchemas.incompatibleId())),
    NO_CUSTOMER(RejectionReason.NO_CUSTOMER, null, record -> record.put("customer_id", null)),
    FUTURE(RejectionReason.FUTURE, null, record -> record.put("event_time", millis("2100-01-01T00:00:00Z"))),
    ANCIENT(RejectionReason.BEFORE_FLOOR, null, record -> record.put("event_time", millis("1989-12-31T23:59:59Z"))),
    NEGATIVE_AMOUNT(
            RejectionReason.NEGATIVE_AMOUNT,
            EventStream.PURCHASE,
            record -> record.put("amount", ByteBuffer.wrap(new byte[] {-1}))),
    UNKNOWN_CURRENCY(RejectionReason.UNKNOWN_CURRENCY, EventStream.PURCHASE, record -> record.put("currency", "QQQ")),
    NOT_A_NUMBER(RejectionReason.NOT_A_NUMBER, EventStream.SUPPORT, record -> record.put("sentiment", Double.NaN));

    private final RejectionReason reason;
    private final @Nullable EventStream only;
    private final UnaryOperator<byte[]> bytes;
    private final Consumer<GenericData.Record> fields;

    Corruption(RejectionReason reason, UnaryOperator<byte[]> bytes) {
        this.reason = reason;
        this.only = null;
        this.bytes = bytes;
        this.fields = unchanged -> {};
    }

    Corruption(RejectionReason reason, @Nullable EventStream only, Consumer<GenericData.Record> fields) {
        this.reason = reason;
        this.only = only;
        this.bytes = UnaryOperator.identity();
        this.fields = fields;
    }

    RejectionReason reason() {
        return reason;
    }

    boolean fits(EventStream stream) {
        return only == null || only == stream;
    }

    /** The bad value of a record with these fields, null where it has none any more. */
    byte @Nullable [] of(GenericData.Record good, int schemaId) {
        GenericData.Record record = new GenericData.Record(good, true);
        fields.accept(record);
        return bytes.apply(History.encode(schemaId, record));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static byte[] with(byte[] value, int at, int what) {
        byte[] changed = value.clone();
        changed[at] = (byte) what;
        return changed;
    }

    private static byte[] withId(byte[] value, int id) {
        byte[] changed = value.clone();
        ByteBuffer.wrap(changed).putInt(1, id);
        return changed;
    }

    /** The first field claims two thousand million characters. */
    private static byte[] longText(byte[] value) {
        byte[] bomb = Arrays.copyOf(value, 10);
        byte[] length = {(byte) 0xea, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
        System.arraycopy(length, 0, bomb, 5, length.length);
        return bomb;
    }
}
