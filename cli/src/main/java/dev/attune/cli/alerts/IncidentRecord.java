package dev.attune.cli.alerts;

import dev.attune.delivery.RecordJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/** A typed look at an incident record; codes stay text, since a newer job may write ones that are not known here. */
public record IncidentRecord(GenericRecord value) {

    /** As incidents are told: by event time. */
    static final Comparator<IncidentRecord> ORDER = Comparator.comparing(IncidentRecord::eventTime)
            .thenComparing(IncidentRecord::incidentId)
            .thenComparingInt(IncidentRecord::revision);

    /** One dimension of what those affected have in common. */
    public record Part(String dimension, String value) {}

    /** An amount of one currency. */
    public record Amount(String currency, BigDecimal amount) {}

    public String incidentId() {
        return String.valueOf(value.get("incident_id"));
    }

    public int revision() {
        return (int) value.get("revision");
    }

    public String state() {
        return String.valueOf(value.get("state"));
    }

    /** Whether it is over. */
    public boolean isOver() {
        return state().equals("RESOLVED") || state().equals("EXPIRED");
    }

    public String severity() {
        return String.valueOf(value.get("severity"));
    }

    public List<Part> cause() {
        return elements("cause").stream()
                .map(part -> new Part(String.valueOf(part.get("dimension")), String.valueOf(part.get("value"))))
                .toList();
    }

    /** Codes, the strongest first. */
    public List<String> signals() {
        return AlertRecord.texts(value, "signals");
    }

    public double score() {
        return (double) value.get("score");
    }

    public double observed() {
        return number("observed");
    }

    public double expected() {
        return number("expected");
    }

    public long customersAffected() {
        return (long) value.get("customers_affected");
    }

    public long alertsInhibited() {
        return (long) value.get("alerts_inhibited");
    }

    /** What those affected are expected to spend. */
    public List<Amount> valueAffected() {
        return amounts("value_affected");
    }

    /** What of it is lost by what they met. */
    public List<Amount> valueAtRisk() {
        return amounts("value_at_risk");
    }

    private List<Amount> amounts(String field) {
        return elements(field).stream()
                .map(money -> new Amount(String.valueOf(money.get("currency")), RecordJson.decimal(money, "amount")))
                .toList();
    }

    public List<String> route() {
        return AlertRecord.texts(value, "route");
    }

    public String policyVersion() {
        return String.valueOf(value.get("policy_version"));
    }

    public Instant openedAt() {
        return Instant.ofEpochMilli((long) value.get("opened_at"));
    }

    public Instant eventTime() {
        return Instant.ofEpochMilli((long) value.get("event_time"));
    }

    private double number(String field) {
        Object number = value.get(field);
        return number == null ? Double.NaN : (double) number;
    }

    private List<GenericRecord> elements(String field) {
        return ((Collection<?>) value.get(field))
                .stream().map(GenericRecord.class::cast).toList();
    }
}
