package dev.attune.delivery;

import static dev.attune.domain.gate.TestingDrops.MINUTE;
import static dev.attune.domain.gate.TestingDrops.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.contract.Topic;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.gate.TestingDrops;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class IncidentMapperTest {

    @Test
    void anIncidentIsToldWithAllItsFields() {
        GenericRecord record = new IncidentMapper()
                .map(TestingDrops.incident("i", 3, EpisodeState.UPDATED, NOON, NOON + 5 * MINUTE)
                        .withAlertsInhibited(37));
        assertThat(GenericData.get().validate(Topic.INCIDENT.schema(), record)).isTrue();
        assertThat(RecordJson.line(record))
                .isEqualTo("{\"incident_id\":\"i\",\"revision\":3,\"state\":\"UPDATED\",\"severity\":\"CRITICAL\","
                        + "\"cause\":[{\"dimension\":\"TOUCHPOINT\",\"value\":\"checkout\"},"
                        + "{\"dimension\":\"CHANNEL\",\"value\":\"WEB\"}],\"signals\":[\"ERRORS\",\"SLOW\"],"
                        + "\"score\":-31.5,\"score_points\":12.25,\"observed\":0.25,\"expected\":0.01,"
                        + "\"customers_affected\":420,"
                        + "\"value_affected\":[{\"currency\":\"EUR\",\"amount\":98765.43}],\"alerts_inhibited\":37,"
                        + "\"value_at_risk\":[{\"currency\":\"EUR\",\"amount\":1234.56}],"
                        + "\"route\":[\"engineering\"],\"policy_version\":\"policy-1\",\"model_version\":\"model-1\","
                        + "\"opened_at\":\"2026-03-01T12:00:00Z\",\"event_time\":\"2026-03-01T12:05:00Z\"}");
    }

    @Test
    void whatIsHeldBackIsToldWithItsIncident() {
        GenericRecord record = new SuppressionMapper().map(Suppression.byIncident(Samples.dropRevision(), 2));
        assertThat(GenericData.get().validate(Topic.SUPPRESSED.schema(), record))
                .isTrue();
        assertThat(record.get("reason")).hasToString("INCIDENT");
        assertThat(record.get("incident_id")).isEqualTo("incident-3");
        assertThat(record.get("count")).isEqualTo(2L);
    }
}
