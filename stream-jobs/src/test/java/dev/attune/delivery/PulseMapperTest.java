package dev.attune.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.contract.Topic;
import dev.attune.domain.customer.Lifecycle;
import dev.attune.domain.pulse.Pulse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class PulseMapperTest {

    private static final Schema PULSE = Topic.PULSE.schema();
    private static final long END = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

    private static final Pulse PRODUCT =
            new Pulse("tea", END - 86_400_000L, END, 12, 9, 9, 4, new Pulse.Repeat(91, 200, 30), List.of(), "policy-1");
    private static final Pulse STAGES = new Pulse(
            null,
            END - 3_600_000L,
            END,
            0,
            1_000,
            7,
            5,
            null,
            List.of(new Pulse.Stage(Lifecycle.NEW, 20, 2, 1), new Pulse.Stage(Lifecycle.LAPSED, 300, 4, 0)),
            "policy-1");

    private final PulseMapper mapper = new PulseMapper();

    @Test
    void everyPulseIsAValidRecordThatComesBackFromItsBytes() throws IOException {
        for (Pulse pulse : List.of(PRODUCT, STAGES)) {
            GenericRecord record = mapper.map(pulse);
            assertThat(GenericData.get().validate(PULSE, record)).isTrue();
            GenericRecord read = TestingDecoder.decode(new AvroEncoder(PULSE, 1).encode(record), PULSE);
            assertThat(RecordJson.line(read)).isEqualTo(RecordJson.line(record));
        }
    }

    @Test
    void aProductTellsItsRepeatRateAndIsItsOwnKey() {
        GenericRecord record = mapper.map(PRODUCT);
        assertThat(record.get("scope")).hasToString("PRODUCT");
        assertThat(record.get("matured_buyers")).isEqualTo(200L);
        assertThat(record.get("matured_repeat_buyers")).isEqualTo(30L);
        assertThat(record.get("repeat_span_days")).isEqualTo(91);
        assertThat(PulseMapper.keyOf(PRODUCT)).isEqualTo("tea");
    }

    @Test
    void theStagesOfLifeTellNoProduct() {
        GenericRecord record = mapper.map(STAGES);
        assertThat(record.get("scope")).hasToString("LIFECYCLE");
        assertThat(record.get("product_id")).isNull();
        assertThat(record.get("matured_buyers")).isNull();
        assertThat(RecordJson.line(record))
                .contains("{\"lifecycle\":\"LAPSED\",\"customers\":300,\"entered\":4,\"left\":0}");
        assertThat(PulseMapper.keyOf(STAGES)).isEqualTo("lifecycle");
    }

    @Test
    void everyStageHasASymbolInTheSchema() {
        assertThat(AlertMapperTest.symbols(AvroValues.elementOf(PULSE, "stages"), "lifecycle"))
                .containsAll(AlertMapperTest.names(Lifecycle.values()));
    }
}
