package dev.attune.cli.evaluate.reading;

import dev.attune.cli.evaluate.counting.FoundIncident;
import dev.attune.cli.evaluate.counting.Span;
import dev.attune.cli.reading.JsonLines;
import dev.attune.contract.Topic;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;

/** Reads incidents, one revision a line as a backtest writes them, and puts the revisions of an incident together. */
final class IncidentFileReader {

    private static final Set<String> ENDS = Set.of("RESOLVED", "EXPIRED");

    private final Map<String, GenericRecord> newest = new LinkedHashMap<>();

    List<FoundIncident> read(Path path) {
        new JsonLines(path, Topic.INCIDENT)
                .read(
                        line -> !line.isBlank(),
                        told -> newest.merge(String.valueOf(told.get("incident_id")), told, IncidentFileReader::newer));
        return newest.values().stream().map(IncidentFileReader::found).toList();
    }

    private static GenericRecord newer(GenericRecord one, GenericRecord other) {
        return (int) one.get("revision") > (int) other.get("revision") ? one : other;
    }

    private static FoundIncident found(GenericRecord last) {
        long opened = (long) last.get("opened_at");
        boolean over = ENDS.contains(String.valueOf(last.get("state")));
        long end = over ? (long) last.get("event_time") : Span.OPEN_END;
        return new FoundIncident(
                new Span(opened, end),
                values(last, "TOUCHPOINT"),
                values(last, "PARTNER"),
                (long) last.get("alerts_inhibited"),
                "");
    }

    private static Set<String> values(GenericRecord incident, String dimension) {
        return ((Collection<?>) incident.get("cause"))
                .stream()
                        .map(GenericRecord.class::cast)
                        .filter(part -> String.valueOf(part.get("dimension")).equals(dimension))
                        .map(part -> String.valueOf(part.get("value")))
                        .collect(Collectors.toSet());
    }
}
