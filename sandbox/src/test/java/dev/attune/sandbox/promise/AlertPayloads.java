package dev.attune.sandbox.promise;

import dev.attune.contract.Topic;
import dev.attune.delivery.AlertMapper;
import dev.attune.delivery.AvroEncoder;
import dev.attune.delivery.IncidentMapper;
import dev.attune.delivery.OutboundMapper;
import dev.attune.delivery.PulseMapper;
import dev.attune.delivery.SuppressionMapper;
import dev.attune.delivery.TouchpointMapper;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.incident.Incident;
import dev.attune.job.BacktestResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/** Alerts as the bytes that stand in the topics, behind the magic byte and the schema id: those are the registry's. */
final class AlertPayloads {

    /** Magic byte and schema id. */
    static final int PREFIX = 5;

    private AlertPayloads() {}

    /** Sorted, with the topic before each. */
    static List<String> of(List<EpisodeRevision> revisions) {
        AlertMapper mapper = new AlertMapper();
        AvroEncoder encoder = new AvroEncoder(Topic.CHURN_RISK.schema(), 1);
        return revisions.stream()
                .map(told -> text(OutboundMapper.topicOf(told.kind()), encoder.encode(mapper.map(told))))
                .sorted()
                .toList();
    }

    /** The same of incidents. */
    static List<String> ofIncidents(List<Incident> incidents) {
        IncidentMapper mapper = new IncidentMapper();
        AvroEncoder encoder = new AvroEncoder(Topic.INCIDENT.schema(), 1);
        return incidents.stream()
                .map(told -> text(Topic.INCIDENT, encoder.encode(mapper.map(told))))
                .sorted()
                .toList();
    }

    /** The same of alerts that were held back. */
    static List<String> ofSuppressed(List<Suppression> suppressed) {
        SuppressionMapper mapper = new SuppressionMapper();
        AvroEncoder encoder = new AvroEncoder(Topic.SUPPRESSED.schema(), 1);
        return suppressed.stream()
                .map(told -> text(Topic.SUPPRESSED, encoder.encode(mapper.map(told))))
                .sorted()
                .toList();
    }

    /** The same of pulses, those of touchpoints included. */
    static List<String> ofPulses(BacktestResult result) {
        PulseMapper mapper = new PulseMapper();
        TouchpointMapper touchpoints = new TouchpointMapper();
        AvroEncoder encoder = new AvroEncoder(Topic.PULSE.schema(), 1);
        return Stream.concat(
                        result.pulses().stream().map(mapper::map),
                        result.touchpoints().stream()
                                .filter(TouchpointMapper::isPulse)
                                .map(touchpoints::pulse))
                .map(told -> text(Topic.PULSE, encoder.encode(told)))
                .sorted()
                .toList();
    }

    static String text(Topic topic, byte[] value) {
        return topic + " " + HexFormat.of().formatHex(value, PREFIX, value.length);
    }

    /** The record that stands in a topic as these bytes. */
    static GenericRecord record(Topic topic, byte[] value) {
        try {
            return new GenericDatumReader<GenericRecord>(topic.schema())
                    .read(null, DecoderFactory.get().binaryDecoder(value, PREFIX, value.length - PREFIX, null));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
