package dev.attune.delivery;

import static dev.attune.delivery.AvroValues.symbol;

import dev.attune.contract.Topic;
import dev.attune.domain.feedback.AlertOutcome;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** How an alert turned out, to its record. */
public final class OutcomeMapper {

    private static final Schema OUTCOME = Topic.ALERT_OUTCOME.schema();

    public GenericRecord map(AlertOutcome outcome) {
        GenericRecord record = new GenericData.Record(OUTCOME);
        record.put("alert_id", outcome.alertId());
        record.put("revision", outcome.revision());
        record.put("kind", symbol(OUTCOME, "kind", outcome.kind()));
        record.put("customer_id", outcome.customerId());
        record.put("outcome", symbol(OUTCOME, "outcome", outcome.outcome()));
        record.put("source", symbol(OUTCOME, "source", outcome.source()));
        record.put("lead_time_ms", outcome.leadTime());
        record.put("opened_at", outcome.openedAt());
        record.put("event_time", outcome.eventTime());
        record.put("policy_version", outcome.policyVersion());
        record.put("model_version", outcome.modelVersion());
        record.put("shadow", outcome.shadow());
        return record;
    }
}
