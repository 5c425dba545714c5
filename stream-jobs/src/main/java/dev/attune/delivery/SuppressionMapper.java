package dev.attune.delivery;

import static dev.attune.delivery.AvroValues.symbol;

import dev.attune.contract.Topic;
import dev.attune.domain.episode.Suppression;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A revision that was held back, or that an incident kept from being routed, to its record. */
public final class SuppressionMapper {

    private static final Schema SUPPRESSED = Topic.SUPPRESSED.schema();

    public GenericRecord map(Suppression suppression) {
        GenericRecord record = new GenericData.Record(SUPPRESSED);
        record.put("alert_id", suppression.alertId());
        record.put("kind", symbol(SUPPRESSED, "kind", suppression.kind()));
        record.put("customer_id", suppression.customerId());
        record.put("reason", symbol(SUPPRESSED, "reason", suppression.reason()));
        record.put("count", (long) suppression.count());
        record.put("severity", symbol(SUPPRESSED, "severity", suppression.severity()));
        record.put("score", suppression.score());
        record.put("incident_id", suppression.incidentId());
        record.put("policy_version", suppression.policyVersion());
        record.put("event_time", suppression.eventTime());
        record.put("shadow", suppression.shadow());
        return record;
    }
}
