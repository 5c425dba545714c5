package dev.attune.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.alerts.AlertRecord;
import dev.attune.contract.Topic;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class AlertTallyTest {
    private final AlertTally tally = new AlertTally();

    @Test
    void everyKindAndStateIsToldEvenWhenThereIsNone() {
        assertThat(tally.counts().keySet()).containsExactly("CHURN_RISK", "EXPERIENCE_DROP");
        assertThat(tally.counts().get("CHURN_RISK"))
                .containsEntry("OPENED", 0L)
                .containsEntry("EXPIRED", 0L)
                .hasSize(4);
        assertThat(tally.latency(50)).isEmpty();
    }

    @Test
    void timeIsTakenOnlyOfAlertsWithAnInputSinceTheStreamWentLive() {
        tally.add(alert("CHURN_RISK", "OPENED", 90_000, 1_000L));
        tally.live(100_000);
        tally.add(alert("CHURN_RISK", "OPENED", 110_000, 99_999L));
        tally.add(alert("CHURN_RISK", "UPDATED", 111_000, null));
        tally.add(alert("EXPERIENCE_DROP", "OPENED", 112_000, 111_500L));

        assertThat(tally.latency(50)).hasValue(500);
        assertThat(tally.latency(99)).hasValue(500);
        assertThat(tally.counts().get("CHURN_RISK")).containsEntry("OPENED", 2L).containsEntry("UPDATED", 1L);
    }

    private static CommittedAlert alert(String kind, String state, long writtenAt, Long inputTime) {
        GenericRecord record = new GenericData.Record(Topic.CHURN_RISK.schema());
        record.put("kind", kind);
        record.put("state", state);
        return new CommittedAlert(new AlertRecord(record), writtenAt, inputTime);
    }
}
