package dev.attune.cli.alerts;

import dev.attune.delivery.RecordJson;
import dev.attune.domain.episode.AlertKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** A typed look at an alert record; codes stay text, since a newer job may write ones that are not known here. */
public record AlertRecord(GenericRecord value) {

    /** One additive part of the score; a figure that does not apply is NaN, a count 0. */
    public record Part(String reason, double points, double observed, double expected, String source, int count) {

        boolean isObserved() {
            return !Double.isNaN(observed);
        }

        /** Whether there is a figure to hold the observed one against. */
        boolean isCompared() {
            return isObserved() && !Double.isNaN(expected);
        }
    }

    /** What the chance of having left would be if one thing were different. */
    record Better(String action, int count, double points, double chanceAfter, boolean resolves, Instant happensAt) {}

    /** An event that speaks for the alert. */
    public record Witness(String stream, String eventId, Instant eventTime) {}

    public String alertId() {
        return text("alert_id");
    }

    public int revision() {
        return (int) value.get("revision");
    }

    public String state() {
        return text("state");
    }

    /** Why it was told; OTHER where the record is older than the field. */
    public String trigger() {
        return text("trigger");
    }

    /** How many revisions were held back before it. */
    public int suppressed() {
        return (int) value.get("suppressed");
    }

    public String kind() {
        return text("kind");
    }

    /** Whether it is of a churn risk, that one is there or that one is over: the score is a probability. */
    public boolean isChurnRisk() {
        return kind().equals("CHURN_RISK") || kind().equals("RISK_RECOVERED");
    }

    /** Whether nothing is to be done. */
    public boolean isGoodNews() {
        return Arrays.stream(AlertKind.values())
                .anyMatch(each -> each.isGoodNews() && each.name().equals(kind()));
    }

    public String customerId() {
        return text("customer_id");
    }

    public String severity() {
        return text("severity");
    }

    public int priority() {
        return (int) value.get("priority");
    }

    public double score() {
        return (double) value.get("score");
    }

    public double scorePoints() {
        return (double) value.get("score_points");
    }

    public @Nullable Double scoreBefore() {
        return (Double) value.get("score_before");
    }

    public double risk() {
        return (double) value.get("risk");
    }

    public int horizonDays() {
        return (int) value.get("horizon_days");
    }

    public BigDecimal valueAtRisk() {
        return RecordJson.decimal(value, "value_at_risk");
    }

    public BigDecimal lifetimeSpend() {
        return RecordJson.decimal(value, "lifetime_spend");
    }

    /** ISO 4217 code; null where the customer never paid. */
    public @Nullable String currency() {
        return optionalText("currency");
    }

    public @Nullable String segment() {
        return optionalText("segment");
    }

    public @Nullable String incidentId() {
        return optionalText("incident_id");
    }

    public List<String> touchpoints() {
        return texts(value, "touchpoints");
    }

    public List<String> route() {
        return texts(value, "route");
    }

    public double confidence() {
        return (double) ((GenericRecord) value.get("confidence")).get("level");
    }

    /** Codes of what is not known. */
    public List<String> missing() {
        return texts((GenericRecord) value.get("confidence"), "missing");
    }

    public String policyVersion() {
        return text("policy_version");
    }

    public String modelVersion() {
        return text("model_version");
    }

    public Instant openedAt() {
        return instant(value, "opened_at");
    }

    public Instant eventTime() {
        return instant(value, "event_time");
    }

    public List<Part> parts() {
        return elements("contributions").stream()
                .map(part -> new Part(
                        String.valueOf(part.get("reason")),
                        (double) part.get("points"),
                        number(part.get("observed")),
                        number(part.get("expected")),
                        String.valueOf(part.get("expectation_source")),
                        part.get("count") == null ? 0 : (int) part.get("count")))
                .toList();
    }

    List<Better> remedies() {
        return elements("remedies").stream()
                .map(remedy -> new Better(
                        String.valueOf(remedy.get("action")),
                        (int) remedy.get("count"),
                        (double) remedy.get("points"),
                        (double) remedy.get("p_dead_after"),
                        (boolean) remedy.get("resolves"),
                        instant(remedy, "happens_at")))
                .toList();
    }

    public List<Witness> evidence() {
        return elements("evidence").stream()
                .map(event -> new Witness(
                        String.valueOf(event.get("stream")),
                        String.valueOf(event.get("event_id")),
                        instant(event, "event_time")))
                .toList();
    }

    private List<GenericRecord> elements(String field) {
        return ((Collection<?>) value.get(field))
                .stream().map(GenericRecord.class::cast).toList();
    }

    private String text(String field) {
        return String.valueOf(value.get(field));
    }

    private @Nullable String optionalText(String field) {
        Object text = value.get(field);
        return text == null ? null : text.toString();
    }

    private static double number(@Nullable Object value) {
        return value == null ? Double.NaN : (double) value;
    }

    static List<String> texts(GenericRecord record, String field) {
        return ((Collection<?>) record.get(field)).stream().map(String::valueOf).toList();
    }

    private static Instant instant(GenericRecord record, String field) {
        return Instant.ofEpochMilli((long) record.get(field));
    }
}
