package dev.attune.cli.alerts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Collects what the topics hold about one alert, one customer and every alert of theirs, or one incident. */
final class Explanation {

    private final String subject;
    private final Map<String, List<AlertRecord>> ofAlert = new HashMap<>();
    private final Map<String, List<AlertRecord>> ofCustomer = new HashMap<>();
    private final Map<String, AlertRecord> attached = new HashMap<>();
    private final List<IncidentRecord> incident = new ArrayList<>();
    private @Nullable GenericRecord health;

    /** @param subject an alert id, a customer id or an incident id */
    Explanation(String subject) {
        this.subject = subject;
    }

    void addAlert(GenericRecord value) {
        AlertRecord alert = new AlertRecord(value);
        if (alert.alertId().equals(subject)) {
            ofAlert.computeIfAbsent(alert.alertId(), id -> new ArrayList<>()).add(alert);
        } else if (alert.customerId().equals(subject)) {
            ofCustomer.computeIfAbsent(alert.alertId(), id -> new ArrayList<>()).add(alert);
        } else if (subject.equals(alert.incidentId())) {
            attached.merge(alert.alertId(), alert, (one, other) -> one.revision() > other.revision() ? one : other);
        }
    }

    void addIncident(GenericRecord value) {
        IncidentRecord told = new IncidentRecord(value);
        if (told.incidentId().equals(subject)) {
            incident.add(told);
        }
    }

    /** Health records of a customer come in the order of their offsets: the last one holds. */
    void addHealth(GenericRecord value) {
        health = value;
    }

    /** Whose health belongs to it. */
    String customerId() {
        return ofAlert.values().stream()
                .flatMap(Collection::stream)
                .findFirst()
                .map(AlertRecord::customerId)
                .orElse(subject);
    }

    boolean concerns(byte @Nullable [] key) {
        return key != null && new String(key, StandardCharsets.UTF_8).equals(customerId());
    }

    /** Whether a record of this key is of the subject itself. */
    boolean isNamed(byte @Nullable [] key) {
        return key != null && new String(key, StandardCharsets.UTF_8).equals(subject);
    }

    boolean isEmpty() {
        return ofAlert.isEmpty() && ofCustomer.isEmpty() && incident.isEmpty() && health == null;
    }

    /** Revisions of the incident in order; empty where the subject is none. */
    List<IncidentRecord> incident() {
        return incident.stream().sorted(IncidentRecord.ORDER).toList();
    }

    /** Alerts that stand with the incident, each as it was told last, the newest last. */
    List<AlertRecord> attached() {
        return attached.values().stream().sorted(NewestAlerts.ORDER).toList();
    }

    /** Episodes by alert id, the one with the newest revision last; an alert id wins over a customer of that name. */
    Map<String, List<AlertRecord>> episodes() {
        Map<String, List<AlertRecord>> episodes = new LinkedHashMap<>();
        (ofAlert.isEmpty() ? ofCustomer : ofAlert)
                .values().stream()
                        .map(Explanation::inOrder)
                        .sorted((one, other) -> NewestAlerts.ORDER.compare(newest(one), newest(other)))
                        .forEach(revisions -> episodes.put(newest(revisions).alertId(), revisions));
        return episodes;
    }

    Optional<GenericRecord> health() {
        return Optional.ofNullable(health);
    }

    static AlertRecord newest(List<AlertRecord> revisions) {
        return revisions.get(revisions.size() - 1);
    }

    private static List<AlertRecord> inOrder(List<AlertRecord> revisions) {
        return revisions.stream().sorted(NewestAlerts.ORDER).toList();
    }
}
