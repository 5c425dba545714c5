package dev.attune.cli.bridge.receiver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.cli.alerts.AlertRecord;
import dev.attune.cli.alerts.AlertWords;
import dev.attune.cli.alerts.IncidentRecord;
import dev.attune.cli.alerts.IncidentWords;
import dev.attune.cli.bridge.settings.SubjectKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An alert as Alertmanager knows it. Labels make its identity there and are what it groups and routes by: codes and the
 * alert's id, never a customer. What people read are annotations.
 *
 * @param generatorUrl link back; null for none
 */
record FiringAlert(
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        @Nullable String generatorUrl) {

    /** @param generatorUrl with {@code {id}} in place of the alert; null for none */
    static FiringAlert of(Message message, @Nullable String generatorUrl) {
        return new FiringAlert(
                labels(message),
                annotations(message),
                message.openedAt(),
                generatorUrl == null ? null : generatorUrl.replace("{id}", message.id()));
    }

    private static Map<String, String> labels(Message message) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("alertname", message.kind().alertName());
        labels.put("alert_id", message.id());
        labels.put("severity", message.severity().toLowerCase(Locale.ROOT));
        if (!message.route().isEmpty()) {
            labels.put("department", message.route().get(0));
        }
        return labels;
    }

    private static Map<String, String> annotations(Message message) {
        Map<String, String> annotations = new TreeMap<>();
        annotations.put("revision", Integer.toString(message.revision()));
        annotations.put("state", message.state());
        annotations.put("route", String.join(",", message.route()));
        annotations.put("as_of", message.eventTime().toString());
        if (message.kind() == SubjectKind.INCIDENT) {
            annotate(new IncidentRecord(message.value()), annotations);
        } else {
            annotate(new AlertRecord(message.value()), annotations);
        }
        annotations.values().removeIf(String::isEmpty);
        return annotations;
    }

    private static void annotate(AlertRecord alert, Map<String, String> annotations) {
        annotations.put("summary", AlertWords.line(alert));
        annotations.put("customer_id", alert.customerId());
        annotations.put("priority", Integer.toString(alert.priority()));
        annotations.put("score", Double.toString(alert.score()));
        annotations.put("touchpoints", String.join(",", alert.touchpoints()));
        annotations.put("incident_id", alert.incidentId() == null ? "" : alert.incidentId());
        annotations.put("policy_version", alert.policyVersion());
        if (alert.currency() != null) {
            annotations.put("value_at_risk", alert.valueAtRisk().toPlainString() + " " + alert.currency());
        }
    }

    private static void annotate(IncidentRecord incident, Map<String, String> annotations) {
        annotations.put("summary", IncidentWords.line(incident));
        annotations.put("signals", String.join(",", incident.signals()));
        annotations.put("customers_affected", Long.toString(incident.customersAffected()));
        annotations.put("alerts_explained", Long.toString(incident.alertsInhibited()));
        annotations.put("policy_version", incident.policyVersion());
        List<String> value = incident.valueAtRisk().stream()
                .map(money -> money.amount().toPlainString() + " " + money.currency())
                .toList();
        annotations.put("value_at_risk", String.join(", ", value));
    }

    /**
     * As it is posted.
     *
     * @param endsAt in the future, until when it fires unless it is posted again; else since when it is over
     * @param now nothing begins after it
     */
    ObjectNode posted(Instant endsAt, Instant now) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        Instant ends = endsAt;
        Instant starts = startsAt.isAfter(now) ? now : startsAt;
        ObjectNode names = alert.putObject("labels");
        labels.forEach(names::put);
        ObjectNode notes = alert.putObject("annotations");
        annotations.forEach(notes::put);
        alert.put("startsAt", starts.toString());
        alert.put("endsAt", (ends.isBefore(starts) ? starts : ends).toString());
        if (generatorUrl != null) {
            alert.put("generatorURL", generatorUrl);
        }
        return alert;
    }
}
