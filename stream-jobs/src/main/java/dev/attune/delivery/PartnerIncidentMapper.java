package dev.attune.delivery;

import static dev.attune.delivery.AvroValues.nullable;
import static dev.attune.delivery.AvroValues.symbol;

import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.PartnerIncident;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/** What a partner sees of an incident to its record. */
final class PartnerIncidentMapper {

    private static final Schema INCIDENT =
            TouchpointMapper.PARTNER.getField("incident").schema().getTypes().get(1);

    GenericRecord map(PartnerIncident told) {
        Incident incident = told.incident();
        return new GenericRecordBuilder(TouchpointMapper.PARTNER)
                .set("partner", told.partner())
                .set("window_start", incident.beganAt())
                .set("window_end", incident.eventTime())
                .set("touchpoint", touchpointOf(told))
                .set("events", 0L)
                .set("customers", incident.customersAffected())
                .set("incidents", incident.open() ? List.of(incident.incidentId()) : List.of())
                .set("incident", incident(told))
                .build();
    }

    /** Where it shows; the first of several. */
    static String touchpointOf(PartnerIncident told) {
        return told.incident().touchpoints().get(0);
    }

    private static GenericRecord incident(PartnerIncident told) {
        Incident incident = told.incident();
        GenericRecord record = new GenericData.Record(INCIDENT);
        record.put("incident_id", incident.incidentId());
        record.put("revision", incident.revision());
        record.put("state", symbol(INCIDENT, "state", incident.state()));
        record.put("severity", symbol(INCIDENT, "severity", incident.severity()));
        record.put("cause", IncidentMapper.causes(INCIDENT, told.cause()));
        record.put("signals", incident.signals().stream().map(Enum::name).toList());
        record.put("observed", nullable(IncidentMapper.inOwnUnit(incident, incident.observed())));
        record.put("expected", nullable(IncidentMapper.inOwnUnit(incident, incident.expected())));
        record.put("customers_affected", incident.customersAffected());
        record.put("opened_at", incident.openedAt());
        return record;
    }
}
