package dev.attune.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.contract.Topic;
import dev.attune.domain.customer.Assessment;
import dev.attune.domain.customer.Band;
import dev.attune.domain.customer.Lifecycle;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class HealthMapperTest {

    private static final Schema HEALTH = Topic.CUSTOMER_HEALTH.schema();

    private final HealthMapper mapper = new HealthMapper();

    @Test
    void everyAssessmentIsAValidHealthRecordAndComesBackAsItWas() throws IOException {
        for (Assessment assessment : List.of(Samples.assessment(), Samples.emptyAssessment())) {
            GenericRecord health = mapper.map(assessment);
            assertThat(GenericData.get().validate(HEALTH, health)).isTrue();
            byte[] bytes = new AvroEncoder(HEALTH, 1).encode(health);
            assertThat(RecordJson.line(TestingDecoder.decode(bytes, HEALTH))).isEqualTo(RecordJson.line(health));
        }
    }

    @Test
    void windowsAreTheOnesOfTheSchemaInHours() {
        List<?> windows = (List<?>) mapper.map(Samples.assessment()).get("windows");
        assertThat(windows)
                .extracting(window -> ((GenericRecord) window).get("hours"))
                .isEqualTo(List.of(1, 24, 168, 720, 2160));
    }

    @Test
    void aClockThatNeverBeganIsAbsent() {
        GenericRecord health = mapper.map(Samples.emptyAssessment());
        assertThat(health.get("purchase_clock")).isNull();
        assertThat(health.get("activity_clock")).isNull();
        assertThat(health.get("experience_index")).isNull();
    }

    @Test
    void everyConstantOfTheDomainHasASymbolInTheSchema() {
        assertThat(AlertMapperTest.symbols(HEALTH, "band")).containsAll(AlertMapperTest.names(Band.values()));
        assertThat(AlertMapperTest.symbols(HEALTH, "lifecycle")).containsAll(AlertMapperTest.names(Lifecycle.values()));
    }
}
