package dev.attune.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.contract.Topic;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.episode.SuppressionReason;
import dev.attune.domain.episode.Trigger;
import dev.attune.domain.event.EventStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class AlertMapperTest {

    private static final Schema ALERT = Topic.CHURN_RISK.schema();

    private final AlertMapper mapper = new AlertMapper();

    @Test
    void everyRevisionIsAValidAlert() {
        assertThat(GenericData.get().validate(ALERT, mapper.map(Samples.churnRevision())))
                .isTrue();
        assertThat(GenericData.get().validate(ALERT, mapper.map(Samples.dropRevision())))
                .isTrue();
    }

    @Test
    void anAlertComesBackFromItsBytesAsItWas() throws IOException {
        for (EpisodeRevision revision : List.of(Samples.churnRevision(), Samples.dropRevision())) {
            GenericRecord alert = mapper.map(revision);
            byte[] bytes = new AvroEncoder(ALERT, 1).encode(alert);
            GenericRecord read = TestingDecoder.decode(bytes, ALERT);
            assertThat(RecordJson.line(read)).isEqualTo(RecordJson.line(alert));
            assertThat(GenericData.get().compare(read, alert, ALERT)).isZero();
        }
    }

    @Test
    void contributionsStillSumExactlyToTheScorePoints() throws IOException {
        GenericRecord alert =
                TestingDecoder.decode(new AvroEncoder(ALERT, 1).encode(mapper.map(Samples.churnRevision())), ALERT);
        double sum = 0;
        for (Object contribution : (Collection<?>) alert.get("contributions")) {
            sum += (double) ((GenericRecord) contribution).get("points");
        }
        assertThat(sum).isEqualTo((double) alert.get("score_points"));
    }

    @Test
    void whatDoesNotApplyIsNull() {
        GenericRecord alert = mapper.map(Samples.dropRevision());
        assertThat(alert.get("score_before")).isNull();
        assertThat(alert.get("currency")).isNull();
        GenericRecord propensity =
                (GenericRecord) ((List<?>) mapper.map(Samples.churnRevision()).get("contributions")).get(2);
        assertThat(propensity.get("observed")).isNull();
        assertThat(propensity.get("expected")).isNull();
    }

    @Test
    void anAmountThatDoesNotApplyIsZero() {
        assertThat(RecordJson.decimal(mapper.map(Samples.dropRevision()), "value_at_risk"))
                .isEqualByComparingTo("0.00");
    }

    @Test
    void amountsAreRoundedHalfToEven() {
        assertThat(valueAtRisk(110.284995)).isEqualByComparingTo("110.28");
        assertThat(valueAtRisk(0.125)).isEqualByComparingTo("0.12");
        assertThat(valueAtRisk(0.375)).isEqualByComparingTo("0.38");
        assertThat(valueAtRisk(-0.125)).isEqualByComparingTo("-0.12");
    }

    @Test
    void anAmountBeyondThePrecisionIsTheLargestOne() {
        assertThat(valueAtRisk(Double.POSITIVE_INFINITY)).isEqualByComparingTo("9999999999999999.99");
        assertThat(valueAtRisk(Double.NEGATIVE_INFINITY)).isEqualByComparingTo("-9999999999999999.99");
        assertThat(valueAtRisk(1e300)).isEqualByComparingTo("9999999999999999.99");
    }

    @Test
    void everyConstantOfTheDomainHasASymbolInTheSchema() {
        assertThat(symbols(ALERT, "kind")).containsAll(names(AlertKind.values()));
        assertThat(symbols(ALERT, "state")).containsAll(names(EpisodeState.values()));
        assertThat(symbols(ALERT, "trigger")).containsAll(names(Trigger.values()));
        assertThat(symbols(Topic.SUPPRESSED.schema(), "reason")).containsAll(names(SuppressionReason.values()));
        assertThat(symbols(ALERT, "severity")).containsAll(names(Severity.values()));
        assertThat(symbols(AvroValues.elementOf(ALERT, "contributions"), "expectation_source"))
                .containsAll(names(ExpectationSource.values()));
        assertThat(symbols(AvroValues.elementOf(ALERT, "evidence"), "stream")).containsAll(names(EventStream.values()));
    }

    @Test
    void theSameRevisionGivesTheSameBytes() {
        AvroEncoder encoder = new AvroEncoder(ALERT, 7);
        byte[] first = encoder.encode(mapper.map(Samples.churnRevision()));
        encoder.encode(mapper.map(Samples.dropRevision()));
        assertThat(encoder.encode(mapper.map(Samples.churnRevision()))).isEqualTo(first);
        assertThat(new AvroEncoder(ALERT, 7).encode(new AlertMapper().map(Samples.churnRevision())))
                .isEqualTo(first);
    }

    @Test
    void theWireFormatIsConfluents() {
        byte[] bytes = new AvroEncoder(ALERT, 0x01020304).encode(mapper.map(Samples.churnRevision()));
        assertThat(bytes).startsWith(0, 1, 2, 3, 4);
    }

    private BigDecimal valueAtRisk(double amount) {
        return RecordJson.decimal(mapper.map(Samples.churnRevisionWorth(amount)), "value_at_risk");
    }

    static List<String> symbols(Schema record, String field) {
        return record.getField(field).schema().getEnumSymbols();
    }

    static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
