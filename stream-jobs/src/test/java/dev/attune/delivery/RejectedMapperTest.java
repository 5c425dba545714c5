package dev.attune.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.contract.Topic;
import dev.attune.intake.RawRecord;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RejectionReason;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class RejectedMapperTest {

    private static final Schema REJECTED = Topic.REJECTED.schema();
    private static final int MAXIMUM = 100_000;

    private final RejectedMapper mapper = new RejectedMapper("1.2.3", MAXIMUM);

    @Test
    void aRefusedRecordIsKeptByteForByte() {
        GenericRecord record = mapper.map(rejected(
                new byte[] {1, 2},
                new byte[] {0, 0, 0, 0, 9, 4},
                List.of(new RawRecord.Header("traceparent", new byte[] {7}), new RawRecord.Header("empty", null))));
        assertThat(GenericData.get().validate(REJECTED, record)).isTrue();
        assertThat(RecordJson.line(record))
                .isEqualTo(
                        "{\"reason\":\"TRAILING_BYTES\",\"stage\":\"INTAKE\",\"field\":\"amount\",\"topic\":\"cx.purchase.v1\",\"partition\":3,"
                                + "\"offset\":42,\"timestamp\":\"2026-03-02T08:30:00Z\",\"schema_id\":9,\"key\":\"AQI=\","
                                + "\"value\":\"AAAAAAkE\",\"headers\":[{\"name\":\"traceparent\",\"value\":\"Bw==\"},"
                                + "{\"name\":\"empty\",\"value\":null}],\"truncated\":false,\"job_version\":\"1.2.3\"}");
    }

    @Test
    void aRecordWithoutKeyAndValueIsKeptToo() {
        GenericRecord record = mapper.map(rejected(null, null, List.of()));
        assertThat(GenericData.get().validate(REJECTED, record)).isTrue();
        assertThat(record.get("value")).isNull();
    }

    @Test
    void aRecordTooLargeToBeWrappedIsCutAndSaysSo() {
        for (RejectedRecord large : List.of(
                rejected(new byte[10], new byte[MAXIMUM], List.of()),
                rejected(new byte[MAXIMUM], new byte[MAXIMUM], List.of()),
                rejected(new byte[MAXIMUM], null, List.of()),
                rejected(new byte[10], new byte[10], List.of(new RawRecord.Header("h".repeat(MAXIMUM), null))),
                rejected(null, new byte[MAXIMUM], List.of(new RawRecord.Header("h", new byte[MAXIMUM / 5]))))) {
            GenericRecord record = mapper.map(large);
            assertThat(record.get("truncated")).isEqualTo(true);
            byte[] key = RejectedMapper.keyOf(record);
            int size = new AvroEncoder(REJECTED, 1).encode(record).length + (key == null ? 0 : key.length);
            assertThat(size).isLessThan(MAXIMUM - 1_024);
        }
    }

    @Test
    void whatIsCutIsTheEnd() {
        byte[] value = new byte[MAXIMUM];
        value[0] = 5;
        value[1] = 6;
        ByteBuffer kept =
                (ByteBuffer) mapper.map(rejected(null, value, List.of())).get("value");
        assertThat(kept.remaining()).isGreaterThan(MAXIMUM / 2);
        assertThat(kept.get(0)).isEqualTo((byte) 5);
        assertThat(kept.get(1)).isEqualTo((byte) 6);
    }

    @Test
    void everyReasonHasASymbolInTheSchema() {
        assertThat(AlertMapperTest.symbols(REJECTED, "reason"))
                .containsAll(AlertMapperTest.names(RejectionReason.values()));
    }

    static RejectedRecord rejected(byte[] key, byte[] value, List<RawRecord.Header> headers) {
        return new RejectedRecord(
                new RawRecord("cx.purchase.v1", 3, 42L, Samples.EVENT_TIME, key, value, headers),
                RejectionReason.TRAILING_BYTES,
                9,
                "amount");
    }
}
