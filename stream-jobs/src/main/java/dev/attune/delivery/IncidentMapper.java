package dev.attune.delivery;

import static dev.attune.delivery.AvroValues.elementOf;
import static dev.attune.delivery.AvroValues.nullable;
import static dev.attune.delivery.AvroValues.putAmount;
import static dev.attune.delivery.AvroValues.symbol;

import dev.attune.contract.Topic;
import dev.attune.domain.incident.Cause;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.Money;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A revision of an incident to its record: nothing but the incident goes in. */
public final class IncidentMapper {

    private static final Schema INCIDENT = Topic.INCIDENT.schema();
    private static final Schema MONEY = elementOf(INCIDENT, "value_at_risk");
    private static final double CENTS = 100;

    public GenericRecord map(Incident incident) {
        GenericRecord record = new GenericData.Record(INCIDENT);
        record.put("incident_id", incident.incidentId());
        record.put("revision", incident.revision());
        record.put("state", symbol(INCIDENT, "state", incident.state()));
        record.put("severity", symbol(INCIDENT, "severity", incident.severity()));
        record.put("cause", causes(INCIDENT, incident.cause()));
        record.put("signals", incident.signals().stream().map(Enum::name).toList());
        record.put("score", incident.score());
        record.put("score_points", incident.scorePoints());
        record.put("observed", nullable(inOwnUnit(incident, incident.observed())));
        record.put("expected", nullable(inOwnUnit(incident, incident.expected())));
        record.put("customers_affected", incident.customersAffected());
        record.put("alerts_inhibited", incident.alertsInhibited());
        record.put("value_affected", moneys(incident.valueAffected()));
        record.put("value_at_risk", moneys(incident.valueAtRisk()));
        record.put("route", incident.route());
        record.put("policy_version", incident.policyVersion());
        record.put("model_version", incident.modelVersion());
        record.put("opened_at", incident.openedAt());
        record.put("event_time", incident.eventTime());
        return record;
    }

    /** Of the leading signal: milliseconds and hours as geometric means, dissatisfaction as satisfaction, others as rates. */
    static double inOwnUnit(Incident incident, double mean) {
        if (incident.signals().isEmpty()) {
            return mean;
        }
        return switch (incident.signals().get(0)) {
            case SLOW, LONG_WAIT -> StrictMath.exp(mean);
            case NEGATIVE_SENTIMENT, LOW_CSAT, LOW_NPS, LOW_CES, LOW_REVIEW -> 1 - mean;
            default -> mean;
        };
    }

    /** @param of the schema that has them as its {@code cause} */
    static List<GenericRecord> causes(Schema of, List<Cause> causes) {
        Schema schema = elementOf(of, "cause");
        return causes.stream().map(cause -> cause(schema, cause)).toList();
    }

    private static GenericRecord cause(Schema schema, Cause cause) {
        GenericRecord record = new GenericData.Record(schema);
        record.put("dimension", symbol(schema, "dimension", cause.dimension()));
        record.put("value", cause.value());
        return record;
    }

    private static List<GenericRecord> moneys(List<Money> moneys) {
        return moneys.stream().map(IncidentMapper::money).toList();
    }

    private static GenericRecord money(Money money) {
        GenericRecord record = new GenericData.Record(MONEY);
        record.put("currency", money.currency());
        putAmount(record, "amount", money.cents() / CENTS);
        return record;
    }
}
