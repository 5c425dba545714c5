package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.control.MovedRecord;
import dev.attune.customer.CustomerOutput;
import dev.attune.customer.Lineage;
import dev.attune.domain.customer.Assessment;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.feedback.AlertOutcome;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.PartnerIncident;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.domain.pulse.Pulse;
import dev.attune.intake.RawRecord;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** What the job tells, to records that their topics will take: mapped, encoded, keyed, and never too large. */
public final class OutboundMapper {

    /** Stands for partition and offset of a record that was never read from anywhere. */
    private static final int NOWHERE = -1;

    private final AlertMapper alerts = new AlertMapper();
    private final OutcomeMapper outcomes = new OutcomeMapper();
    private final HealthMapper health = new HealthMapper();
    private final MovedRecordMapper moved = new MovedRecordMapper();
    private final PulseMapper pulses = new PulseMapper();
    private final TouchpointMapper touchpoints = new TouchpointMapper();
    private final IncidentMapper incidents = new IncidentMapper();
    private final PartnerIncidentMapper partnerIncidents = new PartnerIncidentMapper();
    private final SuppressionMapper suppressions = new SuppressionMapper();
    private final RejectedMapper rejected;
    private final CloudEventHeaders headers;
    private final ToIntFunction<Topic> schemaIds;
    private final ToIntFunction<String> otherIds;
    private final int maximumBytes;
    private final Map<Topic, AvroEncoder> encoders = new EnumMap<>(Topic.class);
    private final Map<String, AvroEncoder> otherEncoders = new HashMap<>();

    /** @param schemaIds registry id of a topic's current schema; asked once per topic */
    public OutboundMapper(ToIntFunction<Topic> schemaIds, DeliverySettings settings) {
        this(
                schemaIds,
                topic -> {
                    throw new IllegalArgumentException(topic + " is not among the topics written here");
                },
                settings);
    }

    /**
     * @param schemaIds registry id of a topic's current schema; asked once per topic
     * @param otherIds the same of the topic of a partner or department
     */
    OutboundMapper(ToIntFunction<Topic> schemaIds, ToIntFunction<String> otherIds, DeliverySettings settings) {
        this.schemaIds = schemaIds;
        this.otherIds = otherIds;
        this.maximumBytes = settings.maximumRecordBytes();
        this.headers = new CloudEventHeaders(settings.source());
        this.rejected = new RejectedMapper(settings.jobVersion(), settings.maximumRejectedBytes());
    }

    /** The topic that alerts of a kind go to. */
    public static Topic topicOf(AlertKind kind) {
        return switch (kind) {
            case CHURN_RISK -> Topic.CHURN_RISK;
            case EXPERIENCE_DROP -> Topic.EXPERIENCE_DROP;
            case RISK_RECOVERED, EXPERIENCE_RECOVERED, EXPERIENCE_DELIGHTED -> Topic.GOOD_NEWS;
        };
    }

    /** The output's own record, or, where that is too large for its topic, a rejected one. */
    public OutboundRecord map(CustomerOutput output) {
        if (output instanceof CustomerOutput.Revision told) {
            EpisodeRevision revision = told.revision();
            String id = revision.alertId() + ":" + revision.revision();
            return orRejected(revision(revision, told.lineage(), id), revision.eventTime(), id);
        }
        CustomerOutput.Health told = (CustomerOutput.Health) output;
        Assessment assessment = told.assessment();
        String id = assessment.customerId() + ":" + assessment.asOf();
        return orRejected(health(assessment, told.lineage(), id), assessment.asOf(), id);
    }

    /** A copy of an alert on a department's own topic; empty where its topic would refuse it, as the alert's own did. */
    Optional<OutboundRecord> map(CustomerOutput.Revision told, String department) {
        EpisodeRevision revision = told.revision();
        String topic = Topic.routeTopic(department);
        OutboundRecord copy = new OutboundRecord(
                topic,
                utf8(revision.customerId()),
                encoder(topic, Topic.CHURN_RISK.schema()).encode(alerts.map(revision)),
                headers.of(
                        topicOf(revision.kind()),
                        revision.alertId() + ":" + revision.revision(),
                        revision.eventTime(),
                        told.lineage()));
        return Optional.of(copy).filter(record -> record.size() <= maximumBytes);
    }

    public OutboundRecord map(RejectedRecord refused) {
        RawRecord raw = refused.raw();
        return rejected(refused, raw.topic() + ":" + raw.partition() + ":" + raw.offset());
    }

    /** Under the key of the record that stated it. */
    public OutboundRecord map(MovedRecord moved) {
        Topic topic = moved.topic();
        String id = moved.key() + ":" + moved.effectiveAt();
        OutboundRecord record = new OutboundRecord(
                topic.topicName(),
                utf8(moved.key()),
                encoder(topic).encode(this.moved.map(moved)),
                headers.of(topic, id, moved.effectiveAt(), Lineage.DEADLINE));
        return orRejected(record, moved.effectiveAt(), id);
    }

    /** Under its product, or that of all customers. */
    public OutboundRecord map(Pulse pulse) {
        String key = PulseMapper.keyOf(pulse);
        String id = key + ":" + pulse.windowEnd();
        OutboundRecord record = new OutboundRecord(
                Topic.PULSE.topicName(),
                utf8(key),
                encoder(Topic.PULSE).encode(pulses.map(pulse)),
                headers.of(Topic.PULSE, id, pulse.windowEnd(), Lineage.DEADLINE));
        return orRejected(record, pulse.windowEnd(), id);
    }

    /** Under its touchpoint; what a partner sees, on that partner's topic. */
    public OutboundRecord map(TouchpointTold told) {
        if (told instanceof TouchpointTold.PartnerWindow window) {
            return partner(window);
        }
        String id = TouchpointMapper.idOf(told);
        OutboundRecord record = new OutboundRecord(
                Topic.PULSE.topicName(),
                utf8(told.touchpoint()),
                encoder(Topic.PULSE).encode(touchpoints.pulse(told)),
                headers.of(Topic.PULSE, id, told.windowEnd(), Lineage.DEADLINE));
        return orRejected(record, told.windowEnd(), id);
    }

    /** From now on writes to the topic of a partner who was not known at the start. */
    void admit(String partner, int schemaId) {
        otherEncoders.put(Topic.partnerTopic(partner), new AvroEncoder(TouchpointMapper.PARTNER, schemaId));
    }

    private OutboundRecord partner(TouchpointTold.PartnerWindow window) {
        String id = window.touchpoint() + ":" + window.windowEnd();
        return partner(window.partner(), window.touchpoint(), touchpoints.map(window), id, window.windowEnd());
    }

    /** On the topic of a partner whom an incident names, under its touchpoint. */
    public OutboundRecord map(PartnerIncident told) {
        Incident incident = told.incident();
        String id = incident.incidentId() + ":" + incident.revision();
        String touchpoint = PartnerIncidentMapper.touchpointOf(told);
        return partner(told.partner(), touchpoint, partnerIncidents.map(told), id, incident.eventTime());
    }

    private OutboundRecord partner(String partner, String touchpoint, GenericRecord view, String id, long time) {
        String topic = Topic.partnerTopic(partner);
        AvroEncoder encoder = encoder(topic, TouchpointMapper.PARTNER);
        return new OutboundRecord(
                topic, utf8(touchpoint), encoder.encode(view), headers.of(topic, id, time, Lineage.DEADLINE));
    }

    /** Under its id. */
    public OutboundRecord map(Incident incident) {
        String id = incident.incidentId() + ":" + incident.revision();
        OutboundRecord record = new OutboundRecord(
                Topic.INCIDENT.topicName(),
                utf8(incident.incidentId()),
                encoder(Topic.INCIDENT).encode(incidents.map(incident)),
                headers.of(Topic.INCIDENT, id, incident.eventTime(), Lineage.DEADLINE));
        return orRejected(record, incident.eventTime(), id);
    }

    /** Under its customer. */
    public OutboundRecord map(Suppression suppression) {
        String id = suppression.alertId() + ":" + suppression.reason() + ":" + suppression.eventTime();
        OutboundRecord record = new OutboundRecord(
                Topic.SUPPRESSED.topicName(),
                utf8(suppression.customerId()),
                encoder(Topic.SUPPRESSED).encode(suppressions.map(suppression)),
                headers.of(Topic.SUPPRESSED, id, suppression.eventTime(), Lineage.DEADLINE));
        return orRejected(record, suppression.eventTime(), id);
    }

    /** Under its customer. */
    public OutboundRecord map(AlertOutcome outcome) {
        OutboundRecord record = new OutboundRecord(
                Topic.ALERT_OUTCOME.topicName(),
                utf8(outcome.customerId()),
                encoder(Topic.ALERT_OUTCOME).encode(outcomes.map(outcome)),
                headers.of(Topic.ALERT_OUTCOME, outcome.alertId(), outcome.eventTime(), Lineage.DEADLINE));
        return orRejected(record, outcome.eventTime(), outcome.alertId());
    }

    private OutboundRecord rejected(RejectedRecord refused, String id) {
        GenericRecord record = rejected.map(refused);
        return new OutboundRecord(
                Topic.REJECTED.topicName(),
                RejectedMapper.keyOf(record),
                encoder(Topic.REJECTED).encode(record),
                headers.of(Topic.REJECTED, id, refused.raw().timestamp(), Lineage.DEADLINE));
    }

    private OutboundRecord revision(EpisodeRevision revision, Lineage lineage, String id) {
        Topic topic = revision.shadow() ? Topic.SHADOW_ALERT : topicOf(revision.kind());
        return new OutboundRecord(
                topic.topicName(),
                utf8(revision.customerId()),
                encoder(topic).encode(alerts.map(revision)),
                headers.of(topic, id, revision.eventTime(), lineage));
    }

    private OutboundRecord health(Assessment assessment, Lineage lineage, String id) {
        Topic topic = Topic.CUSTOMER_HEALTH;
        return new OutboundRecord(
                topic.topicName(),
                utf8(assessment.customerId()),
                encoder(topic).encode(health.map(assessment)),
                headers.of(topic, id, assessment.asOf(), lineage));
    }

    private OutboundRecord orRejected(OutboundRecord record, long eventTime, String id) {
        if (record.size() <= maximumBytes) {
            return record;
        }
        Topic topic = Topic.named(record.topic()).orElseThrow();
        List<RawRecord.Header> raw = record.headers().stream()
                .map(header -> new RawRecord.Header(header.name(), header.value()))
                .toList();
        RejectedRecord refused = new RejectedRecord(
                new RawRecord(record.topic(), NOWHERE, NOWHERE, eventTime, record.key(), record.value(), raw),
                RejectionReason.OUTPUT_OVERSIZE,
                schemaIds.applyAsInt(topic));
        return rejected(refused, record.topic() + ":" + id);
    }

    private AvroEncoder encoder(String topic, Schema schema) {
        return otherEncoders.computeIfAbsent(topic, first -> new AvroEncoder(schema, otherIds.applyAsInt(first)));
    }

    private AvroEncoder encoder(Topic topic) {
        return encoders.computeIfAbsent(topic, first -> new AvroEncoder(first.schema(), schemaIds.applyAsInt(first)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
