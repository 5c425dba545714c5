package dev.attune.delivery;

import static dev.attune.delivery.AvroValues.symbol;

import dev.attune.contract.Topic;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.gate.Suppression;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A revision that an incident kept from being routed, to its record. */
public final class SuppressionMapper {

    private static final Schema SUPPRESSED = Topic.SUPPRESSED.schema();

    public GenericRecord map(Suppression suppression) {
        EpisodeRevision revision = suppression.revision();
        GenericRecord record = new GenericData.Record(SUPPRESSED);
        record.put("alert_id", revision.alertId());
        record.put("kind", symbol(SUPPRESSED, "kind", revision.kind()));
        record.put("customer_id", revision.customerId());
        record.put("reason", incident());
        record.put("count", (long) suppression.count());
        record.put("severity", symbol(SUPPRESSED, "severity", revision.severity()));
        record.put("score", revision.score());
        record.put("incident_id", revision.incidentId());
        record.put("policy_version", revision.policyVersion());
        record.put("event_time", revision.eventTime());
        record.put("shadow", revision.shadow());
        return record;
    }

    private static GenericData.EnumSymbol incident() {
        return new GenericData.EnumSymbol(SUPPRESSED.getField("reason").schema(), "INCIDENT");
    }
}
