package dev.attune.sandbox.bridge;

import dev.attune.customer.CustomerOutput;
import dev.attune.customer.Lineage;
import dev.attune.delivery.DeliverySettings;
import dev.attune.delivery.OutboundMapper;
import dev.attune.delivery.OutboundRecord;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.ClockFigures;
import dev.attune.domain.episode.Clocks;
import dev.attune.domain.episode.Confidence;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.episode.Stakes;
import dev.attune.domain.episode.Trigger;
import dev.attune.registry.ConfluentSchemaRegistry;
import dev.attune.registry.SchemaRegistry;
import dev.attune.sandbox.testing.RealBroker;
import dev.attune.sandbox.testing.RealRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes alerts as the job's sink does. */
final class AlertWriter implements AutoCloseable {

    private static final long OPENED_AT = Instant.parse("2026-03-01T10:00:01Z").toEpochMilli();

    private final SchemaRegistry schemas;
    private final KafkaProducer<byte[], byte[]> producer;
    private final OutboundMapper mapper;

    AlertWriter(RealBroker broker, RealRegistry registry) {
        this.schemas = ConfluentSchemaRegistry.at(registry.url());
        this.producer = broker.producer();
        this.mapper = new OutboundMapper(
                topic ->
                        schemas.idOf(topic.subject(), topic.schema().toString()).orElseThrow(),
                new DeliverySettings(
                        broker.bootstrap(),
                        DeliveryGuarantee.EXACTLY_ONCE,
                        "unused",
                        Duration.ofMinutes(5),
                        1_000_000,
                        "/attune/it",
                        "it",
                        Map.of()));
    }

    /** The first revision opens, the last one resolves. */
    void episode(String alertId, int revisions) throws Exception {
        for (int revision = 1; revision <= revisions; revision++) {
            EpisodeState state = revision == 1
                    ? EpisodeState.OPENED
                    : revision == revisions ? EpisodeState.RESOLVED : EpisodeState.UPDATED;
            write(alertId, revision, state);
        }
        producer.flush();
    }

    void write(String alertId, int revision, EpisodeState state) throws Exception {
        OutboundRecord record = mapper.map(output(alertId, revision, state, List.of("retention")));
        ProducerRecord<byte[], byte[]> sent = new ProducerRecord<>(record.topic(), record.key(), record.value());
        record.headers().forEach(header -> sent.headers().add(header.name(), header.value()));
        producer.send(sent).get();
    }

    /** A revision as the job tells it. */
    static CustomerOutput output(String alertId, int revision, EpisodeState state, List<String> route) {
        return new CustomerOutput.Revision(revision(alertId, revision, state, route), Lineage.DEADLINE);
    }

    private static EpisodeRevision revision(String alertId, int revision, EpisodeState state, List<String> route) {
        return new EpisodeRevision(
                alertId,
                revision,
                state,
                state == EpisodeState.UPDATED ? Trigger.SCORE : Trigger.valueOf(state.name()),
                0,
                AlertKind.CHURN_RISK,
                "customer-of-" + alertId,
                Severity.WARNING,
                50,
                0.8,
                2.75,
                Double.NaN,
                List.of(new Contribution("SILENCE", 2.75, 31, 9, ExpectationSource.OWN_BASELINE)),
                List.of(),
                List.of(),
                List.of(),
                new Stakes(0.7, 91, 10, 9, 100, "EUR", null),
                new Clocks(ClockFigures.NEVER, ClockFigures.NEVER, false),
                route,
                new Confidence(1, List.of()),
                null,
                "1",
                "1",
                OPENED_AT,
                OPENED_AT + revision,
                false);
    }

    @Override
    public void close() {
        producer.close();
        schemas.close();
    }
}
