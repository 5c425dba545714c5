package dev.attune.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.contract.Topic;
import dev.attune.delivery.RecordJson;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class JsonRecordsTest {

    private static final String ALERT = """
            {"alert_id":"a","revision":1,"state":"OPENED","kind":"CHURN_RISK","customer_id":"c-1","severity":"INFO",\
            "priority":3,"score":0.7,"score_points":0.8472978603872037,"risk":0.9,"horizon_days":91,\
            "contributions":[{"reason":"SILENCE","points":0.8472978603872037}],"evidence":[],"value_at_risk":12.3,\
            "lifetime_spend":0.00,"confidence":{"level":1.0},"policy_version":"1","model_version":"1",\
            "opened_at":"2026-03-01T10:00:01Z","event_time":"2026-03-01T10:00:01Z","of_a_newer_job":[1,2]}""";

    private final JsonRecords records = new JsonRecords(Topic.CHURN_RISK.schema());

    @Test
    void aLineComesBackAsTheRecordItWasWrittenFrom() {
        GenericRecord alert = records.read(ALERT);
        assertThat(GenericData.get().validate(Topic.CHURN_RISK.schema(), alert)).isTrue();
        String line = RecordJson.line(alert);
        assertThat(RecordJson.line(records.read(line))).isEqualTo(line);
        assertThat(line).contains("\"value_at_risk\":12.30,").contains("\"event_time\":\"2026-03-01T10:00:01Z\"");
    }

    @Test
    void whatAnOlderLineLacksHasItsDefault() {
        GenericRecord alert = records.read(ALERT);
        assertThat(alert.get("remedies")).isEqualTo(List.of());
        assertThat(alert.get("purchase_clock")).isNull();
        assertThat(alert.get("shadow")).isEqualTo(false);
    }

    @Test
    void aSymbolOfANewerJobReadsAsOther() {
        assertThat(records.read(ALERT.replace("\"INFO\"", "\"DIRE\"")).get("severity"))
                .hasToString("OTHER");
    }

    @Test
    void whatIsWrongWithALineIsSaid() {
        assertThatThrownBy(() -> records.read("[1]")).hasMessage("it must be a JSON object");
        assertThatThrownBy(() -> records.read("{\"alert_id\":")).hasMessage("it must be a JSON object");
        assertThatThrownBy(() -> records.read("{\"alert_id\":\"a\"}")).hasMessage("revision is missing");
        assertThatThrownBy(() -> records.read(ALERT.replace("\"priority\":3", "\"priority\":\"3\"")))
                .hasMessage("priority must be a whole number, but was \"3\"");
        assertThatThrownBy(() -> records.read(ALERT.replace("\"2026-03-01T10:00:01Z\",\"of", "\"March\",\"of")))
                .hasMessage("event_time must be an instant in ISO-8601 UTC, but was \"March\"");
        assertThatThrownBy(() -> records.read(ALERT.replace("12.3,", "12.345,")))
                .hasMessage("value_at_risk must have at most 2 decimal places, but was 12.345");
    }
}
