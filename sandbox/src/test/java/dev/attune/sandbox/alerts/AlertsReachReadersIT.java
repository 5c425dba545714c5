package dev.attune.sandbox.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.cli.AttuneCommand;
import dev.attune.contract.Topic;
import dev.attune.customer.CustomerOutput;
import dev.attune.customer.Lineage;
import dev.attune.delivery.DeliverOutputFunction;
import dev.attune.delivery.DeliverySettings;
import dev.attune.delivery.OutboundMapper;
import dev.attune.delivery.OutboundMapperSource;
import dev.attune.delivery.OutboundRecord;
import dev.attune.delivery.OutboundSinks;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.ClockFigures;
import dev.attune.domain.episode.Clocks;
import dev.attune.domain.episode.Confidence;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Evidence;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.episode.Stakes;
import dev.attune.domain.episode.Trigger;
import dev.attune.domain.event.EventStream;
import dev.attune.registry.ConfluentSchemaRegistry;
import dev.attune.registry.RegistrySource;
import dev.attune.registry.SchemaRegistry;
import dev.attune.sandbox.testing.RealBroker;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import dev.attune.waiting.SystemRegistryClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** The way out on real parts: the sink writes, {@code alerts} and {@code explain} read. */
@ExtendWith(SandboxExtension.class)
final class AlertsReachReadersIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long EVENT_TIME = Instant.parse("2026-03-01T10:00:01Z").toEpochMilli();

    @Test
    void anAlertIsSeenOnceWhenCommittedAndAtOnceInTheFastLane(RealBroker broker, RealRegistry registry)
            throws Exception {
        run(broker, registry, "topics", "apply");
        write(broker, registry, List.of(revision("it-alert", 1, 0.8), revision("it-alert", 2, 0.9)));
        abort(broker, registry, revision("it-alert", 3, 0.95));

        assertThat(revisions(run(broker, registry, "alerts", "--customer", "it-customer", "--output", "json")))
                .containsExactly(1, 2);
        assertThat(revisions(
                        run(broker, registry, "alerts", "--customer", "it-customer", "--output", "json", "--fast")))
                .containsExactly(1, 2, 3);
        assertThat(run(broker, registry, "alerts", "--customer", "it-customer", "--limit", "1"))
                .contains("usually every 9 days, now silent for 31 days")
                .hasLineCount(2);

        JsonNode explanation = JSON.readTree(run(broker, registry, "explain", "it-alert", "--output", "json"));
        assertThat(explanation.get("alerts")).hasSize(2);
        assertThat(run(broker, registry, "explain", "it-customer"))
                .contains("order-9/delivered", "How the 90 % comes about");
    }

    @Test
    void headersAreThereAndTheTimestampIsTheBrokers(RealBroker broker, RealRegistry registry) throws Exception {
        run(broker, registry, "topics", "apply");
        long before = System.currentTimeMillis();
        write(broker, registry, List.of(revision("it-headers", 1, 0.8)));
        ConsumerRecord<byte[], byte[]> record = broker.readCommitted(Topic.CHURN_RISK.topicName()).stream()
                .filter(each -> headerIs(each, "ce_id", "it-headers:1"))
                .findFirst()
                .orElseThrow();
        assertThat(record.timestamp()).isGreaterThanOrEqualTo(before);
        assertThat(record.headers().lastHeader("attune-input-time").value())
                .asString()
                .isEqualTo("1234");
    }

    @Test
    void whatIsNotThereIsOneLine(RealBroker broker, RealRegistry registry) throws Exception {
        run(broker, registry, "topics", "apply");
        StringWriter err = new StringWriter();
        CommandLine line = AttuneCommand.commandLine().setErr(new PrintWriter(err));
        assertThat(line.execute(arguments(broker, registry, "explain", "nobody")))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("neither an alert nor a customer nor an incident 'nobody'");
    }

    private static boolean headerIs(ConsumerRecord<byte[], byte[]> record, String name, String value) {
        Header header = record.headers().lastHeader(name);
        return header != null && new String(header.value(), StandardCharsets.UTF_8).equals(value);
    }

    private static void write(RealBroker broker, RealRegistry registry, List<EpisodeRevision> revisions)
            throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        List<CustomerOutput> outputs = new ArrayList<>();
        revisions.forEach(told -> outputs.add(new CustomerOutput.Revision(told, new Lineage(null, 1_234L))));
        DeliverySettings settings = settings(broker);
        env.fromData(outputs, CustomerOutput.TYPE)
                .process(new DeliverOutputFunction(new OutboundMapperSource(
                        RegistrySource.confluent(registry.url(), Map.of()), new SystemRegistryClock(), settings)))
                .returns(OutboundRecord.TYPE)
                .sinkTo(OutboundSinks.kafka(settings));
        env.execute();
    }

    private static DeliverySettings settings(RealBroker broker) {
        return new DeliverySettings(
                broker.bootstrap(),
                DeliveryGuarantee.EXACTLY_ONCE,
                "it-" + System.nanoTime(),
                Duration.ofMinutes(5),
                1_000_000,
                "/attune/it",
                "it",
                Map.of());
    }

    private static void abort(RealBroker broker, RealRegistry registry, EpisodeRevision revision) {
        try (SchemaRegistry schemas = ConfluentSchemaRegistry.at(registry.url());
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "it-aborted"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            OutboundRecord record = new OutboundMapper(
                            topic -> schemas.idOf(
                                            topic.subject(), topic.schema().toString())
                                    .orElseThrow(),
                            settings(broker))
                    .map(new CustomerOutput.Revision(revision, Lineage.DEADLINE));
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(record.topic(), record.key(), record.value()));
            producer.flush();
            producer.abortTransaction();
        }
    }

    private static EpisodeRevision revision(String alertId, int revision, double score) {
        return new EpisodeRevision(
                alertId,
                revision,
                revision == 1 ? EpisodeState.OPENED : EpisodeState.UPDATED,
                revision == 1 ? Trigger.OPENED : Trigger.SCORE,
                0,
                AlertKind.CHURN_RISK,
                alertId.equals("it-alert") ? "it-customer" : alertId,
                Severity.WARNING,
                50,
                score,
                2.75,
                Double.NaN,
                List.of(new Contribution("SILENCE", 2.75, 31, 9, ExpectationSource.OWN_BASELINE)),
                List.of(),
                List.of(new Evidence(EventStream.PURCHASE, "order-9/delivered", EVENT_TIME)),
                List.of(),
                new Stakes(0.7, 91, 10, 9, 100, "EUR", null),
                new Clocks(ClockFigures.NEVER, ClockFigures.NEVER, false),
                List.of("retention"),
                new Confidence(1, List.of()),
                null,
                "1",
                "1",
                EVENT_TIME,
                EVENT_TIME + revision,
                false);
    }

    private static List<Integer> revisions(String lines) throws Exception {
        List<Integer> revisions = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            revisions.add(JSON.readTree(line).get("revision").asInt());
        }
        return revisions;
    }

    private static String run(RealBroker broker, RealRegistry registry, String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                AttuneCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(line.execute(arguments(broker, registry, command)))
                .as(err + "\n" + out)
                .isZero();
        return out.toString();
    }

    private static String[] arguments(RealBroker broker, RealRegistry registry, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--bootstrap", broker.bootstrap(), "--registry", registry.url()));
        return arguments.toArray(String[]::new);
    }
}
