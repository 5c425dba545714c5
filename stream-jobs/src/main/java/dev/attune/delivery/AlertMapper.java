package dev.attune.delivery;

import static dev.attune.delivery.AvroValues.elementOf;
import static dev.attune.delivery.AvroValues.nullable;
import static dev.attune.delivery.AvroValues.putAmount;
import static dev.attune.delivery.AvroValues.symbol;

import dev.attune.contract.Topic;
import dev.attune.domain.episode.Confidence;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.Evidence;
import dev.attune.domain.episode.Remedy;
import dev.attune.domain.episode.Stakes;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A revision of an episode to its alert record: nothing but the revision goes in. */
public final class AlertMapper {

    private static final Schema ALERT = Topic.CHURN_RISK.schema();
    private static final Schema CONTRIBUTION = elementOf(ALERT, "contributions");
    private static final Schema REMEDY = elementOf(ALERT, "remedies");
    private static final Schema EVIDENCE = elementOf(ALERT, "evidence");

    public GenericRecord map(EpisodeRevision revision) {
        GenericRecord alert = new GenericData.Record(ALERT);
        alert.put("alert_id", revision.alertId());
        alert.put("revision", revision.revision());
        alert.put("state", symbol(ALERT, "state", revision.state()));
        alert.put("trigger", symbol(ALERT, "trigger", revision.trigger()));
        alert.put("suppressed", revision.suppressed());
        alert.put("kind", symbol(ALERT, "kind", revision.kind()));
        alert.put("customer_id", revision.customerId());
        alert.put("severity", symbol(ALERT, "severity", revision.severity()));
        alert.put("priority", revision.priority());
        alert.put("score", revision.score());
        alert.put("score_points", revision.scorePoints());
        alert.put("score_before", nullable(revision.scoreBefore()));
        alert.put("contributions", contributions(revision.contributions()));
        alert.put("remedies", remedies(revision.remedies()));
        alert.put("evidence", evidence(revision.evidence()));
        alert.put("touchpoints", revision.touchpoints());
        putStakes(alert, revision.stakes());
        ClockMapper.put(revision.clocks(), alert);
        alert.put("route", revision.route());
        alert.put("confidence", confidence(ALERT, revision.confidence()));
        alert.put("incident_id", revision.incidentId());
        alert.put("policy_version", revision.policyVersion());
        alert.put("model_version", revision.modelVersion());
        alert.put("opened_at", revision.openedAt());
        alert.put("event_time", revision.eventTime());
        alert.put("shadow", revision.shadow());
        return alert;
    }

    private static void putStakes(GenericRecord alert, Stakes stakes) {
        alert.put("risk", stakes.risk());
        alert.put("horizon_days", stakes.horizonDays());
        putAmount(alert, "value_at_risk", stakes.valueAtRisk());
        alert.put("currency", stakes.currency());
        putAmount(alert, "lifetime_spend", stakes.lifetimeSpend());
        alert.put("segment", stakes.segment());
    }

    static GenericRecord confidence(Schema owner, Confidence confidence) {
        GenericRecord record =
                new GenericData.Record(owner.getField("confidence").schema());
        record.put("level", confidence.level());
        record.put("missing", confidence.missing());
        return record;
    }

    private static List<GenericRecord> contributions(List<Contribution> contributions) {
        return contributions.stream().map(AlertMapper::contribution).toList();
    }

    private static GenericRecord contribution(Contribution contribution) {
        GenericRecord record = new GenericData.Record(CONTRIBUTION);
        record.put("reason", contribution.reason());
        record.put("points", contribution.points());
        record.put("observed", nullable(contribution.observed()));
        record.put("expected", nullable(contribution.expected()));
        record.put("expectation_source", symbol(CONTRIBUTION, "expectation_source", contribution.source()));
        record.put("count", contribution.count() == 0 ? null : contribution.count());
        return record;
    }

    private static List<GenericRecord> remedies(List<Remedy> remedies) {
        return remedies.stream().map(AlertMapper::remedy).toList();
    }

    private static GenericRecord remedy(Remedy remedy) {
        GenericRecord record = new GenericData.Record(REMEDY);
        record.put("action", symbol(REMEDY, "action", remedy.action()));
        record.put("count", remedy.count());
        record.put("points", remedy.points());
        record.put("p_dead_after", remedy.pDeadAfter());
        record.put("resolves", remedy.resolves());
        record.put("happens_at", remedy.at());
        return record;
    }

    private static List<GenericRecord> evidence(List<Evidence> evidence) {
        return evidence.stream().map(AlertMapper::evidence).toList();
    }

    private static GenericRecord evidence(Evidence evidence) {
        GenericRecord record = new GenericData.Record(EVIDENCE);
        record.put("stream", symbol(EVIDENCE, "stream", evidence.stream()));
        record.put("event_id", evidence.eventId());
        record.put("event_time", evidence.eventTime());
        return record;
    }
}
