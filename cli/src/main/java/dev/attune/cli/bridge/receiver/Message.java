package dev.attune.cli.bridge.receiver;

import dev.attune.cli.bridge.settings.SubjectKind;
import dev.attune.contract.Topic;
import dev.attune.delivery.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an alert or incident on its way out.
 *
 * @param value in our schema, whatever version it was written with
 * @param headers of the record that are passed on, by lower-case name
 */
public record Message(SubjectKind kind, GenericRecord value, Origin origin, Map<String, String> headers) {

    public static Message of(Topic topic, GenericRecord value, Origin origin, Map<String, String> headers) {
        return new Message(SubjectKind.of(topic), value, origin, Map.copyOf(headers));
    }

    /** Of the alert or the incident. */
    public String id() {
        return text(kind == SubjectKind.INCIDENT ? "incident_id" : "alert_id");
    }

    /** From 1. */
    public int revision() {
        return (int) value.get("revision");
    }

    /** What tells this revision from every other: the same however often it is sent. */
    public String key() {
        return id() + ":" + revision();
    }

    public String state() {
        return text("state");
    }

    /** Whether nothing comes after it. */
    public boolean isOver() {
        return state().equals("RESOLVED") || state().equals("EXPIRED");
    }

    public String severity() {
        return text("severity");
    }

    /** Departments, the first one first. */
    public List<String> route() {
        return ((Collection<?>) value.get("route"))
                .stream().map(String::valueOf).toList();
    }

    /** Whether an incident explains it, so that nobody need hear of it alone. */
    public boolean isExplained() {
        return kind != SubjectKind.INCIDENT && value.get("incident_id") != null && route().isEmpty();
    }

    public Instant openedAt() {
        return Instant.ofEpochMilli((long) value.get("opened_at"));
    }

    public Instant eventTime() {
        return Instant.ofEpochMilli((long) value.get("event_time"));
    }

    /** As {@code attune alerts --output json} prints it, UTF-8. */
    public byte[] json() {
        return RecordJson.line(value).getBytes(StandardCharsets.UTF_8);
    }

    /** A header of the record, if it had one. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    private String text(String field) {
        return String.valueOf(value.get(field));
    }
}
