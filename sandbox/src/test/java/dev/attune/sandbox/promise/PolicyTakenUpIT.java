package dev.attune.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.cli.AttuneCommand;
import dev.attune.contract.Topic;
import dev.attune.delivery.AvroEncoder;
import dev.attune.registry.ConfluentSchemaRegistry;
import dev.attune.registry.SchemaRegistry;
import dev.attune.sandbox.flink.FlinkCluster;
import dev.attune.sandbox.kafka.BrokerSettings;
import dev.attune.sandbox.kafka.EmbeddedBroker;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import dev.attune.telemetry.Metrics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Policies applied by the command line to the job jar on a real cluster while events flow: in time, too late, broken, and
 * back again. The job never restarts, everything that is told is judged by the one policy of its tick, the history says who
 * did what, and a replay of the topics gives the same alerts.
 */
@ExtendWith(SandboxExtension.class)
class PolicyTakenUpIT {

    private static final int PARTS = 4;

    @TempDir
    Path directory;

    /** From when a version is in force, epoch milliseconds. */
    private record Effective(String version, long at) {}

    @Test
    void everything_told_names_the_one_policy_of_its_tick_and_a_replay_says_the_same(RealRegistry registry)
            throws Exception {
        History history = History.simulated(directory.resolve("history"), 80, 200, 11);
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.onFreePorts(directory.resolve("broker")));
                FlinkCluster cluster = FlinkCluster.start(JobOnCluster.settings(directory, 2))) {
            Cli cli = new Cli(broker.bootstrap(), registry.url());
            TopicsInPlace.apply(broker.bootstrap(), registry.url(), History.PARTITIONS);
            List<History.Sent> records = records(history, registry);
            List<List<History.Sent>> parts = parts(history, records);
            String eager = policy("eager", "churn: {enter-probability: 0.75}", "journey: {session-pause: PT20M}");
            String shy = policy("shy", "churn: {enter-probability: 0.95}", "touchpoints: {least-events: 3}");

            String job = cluster.submit(
                    JobOnCluster.submission(cli.bootstrap(), cli.registry(), 2, null, "--intake.idleness", "PT10M"));
            send(cluster, job, cli, parts, 0);
            cli.run("policy", "apply", eager, "--effective-at", instant(records, 3), "--comment", "before the sale");
            publishBroken(cli);
            send(cluster, job, cli, parts, 1);
            awaitPassed(cluster, job, 2); // what is applied next is then late for sure, and moved behind it
            cli.run("policy", "apply", shy, "--effective-at", instant(records, 1));
            awaitMoved(cluster, cli); // else it would not be known as the one in force when the next is published
            send(cluster, job, cli, parts, 2);
            cli.run("policy", "rollback", "eager", "--effective-at", instant(records, 7), "--author", "ada");
            awaitTaken(cluster, job, 4);
            send(cluster, job, cli, parts, 3);
            cluster.await(
                    JobOnCluster.PATIENCE,
                    () -> JobOnCluster.ledger(cluster, job).unaccounted() == 0);
            assertThat(JobOnCluster.ledger(cluster, job).late()).isZero();
            assertThat(cluster.rest().checkpoints(job).restored())
                    .as("restarts")
                    .isZero();
            cluster.stopWithSavepoint(job);

            List<Effective> policies = policies(cli);
            assertThat(policies).extracting(Effective::version).containsExactly("1", "eager", "shy", "eager");
            assertThat(told(cli, "event_time", Topic.CHURN_RISK, Topic.EXPERIENCE_DROP))
                    .allSatisfy(alert -> assertThat(alert.version()).isEqualTo(versionAt(policies, alert.at())))
                    .extracting(Effective::version)
                    .contains("1", "eager", "shy");
            assertThat(told(cli, "window_end", Topic.PULSE))
                    .hasSizeGreaterThan(1_000)
                    .allSatisfy(pulse -> assertThat(pulse.version()).isEqualTo(versionAt(policies, pulse.at())));
            assertThat(told(cli, "event_time", Topic.INCIDENT))
                    .allSatisfy(each -> assertThat(each.version()).isEqualTo(versionAt(policies, each.at())));
            assertThat(TopicsInPlace.rejections(cli.bootstrap())).containsExactly("INVALID_DOCUMENT");

            List<String> alerts = TopicsInPlace.alerts(cli.bootstrap());
            assertThat(Replay.of(cli.bootstrap(), registry.url(), 2)).isEqualTo(alerts);
            assertThat(Replay.of(cli.bootstrap(), registry.url(), 1)).isEqualTo(alerts);
        }
    }

    /** What the history says was in force, when; the audit trail is checked on the way. */
    private static List<Effective> policies(Cli cli) throws Exception {
        JsonNode history = new ObjectMapper().readTree(cli.run("policy", "history", "--output", "json"));
        assertThat(history).hasSize(5);
        assertThat(rows(history).filter(row -> row.path("version").asText().equals("broken")))
                .singleElement()
                .satisfies(row -> assertThat(row.path("state").asText()).startsWith("refused"));
        assertThat(rows(history).filter(row -> !row.path("stated_at").isNull()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("version").asText()).isEqualTo("shy");
                    assertThat(Instant.parse(row.path("effective_at").asText()).toEpochMilli() % 60_000)
                            .isZero();
                });
        assertThat(rows(history).map(row -> row.path("comment").asText())).contains("before the sale");
        assertThat(rows(history).filter(row -> row.path("author").asText().equals("ada")))
                .singleElement()
                .satisfies(row -> assertThat(row.path("based_on").asText()).isEqualTo("shy"));
        return rows(history)
                .filter(row -> !row.path("version").asText().equals("broken"))
                .map(row -> new Effective(
                        row.path("version").asText(),
                        Instant.parse(row.path("effective_at").asText()).toEpochMilli()))
                .sorted(Comparator.comparingLong(Effective::at))
                .toList();
    }

    private static Stream<JsonNode> rows(JsonNode history) {
        return StreamSupport.stream(history.spliterator(), false);
    }

    private static String versionAt(List<Effective> policies, long eventTime) {
        long tick = Math.floorDiv(eventTime, 1_000) - 1;
        return policies.stream()
                .filter(policy -> Math.floorDiv(policy.at(), 1_000) <= tick)
                .reduce((earlier, later) -> later)
                .map(Effective::version)
                .orElseThrow();
    }

    /** Of every record of topics: the policy it names, and when it is of. */
    private static List<Effective> told(Cli cli, String time, Topic... topics) {
        return Stream.of(topics)
                .flatMap(topic -> TopicsInPlace.committed(cli.bootstrap(), topic).stream()
                        .map(record -> AlertPayloads.record(topic, record.value())))
                .map(told -> new Effective(told.get("policy_version").toString(), (Long) told.get(time)))
                .toList();
    }

    private String policy(String version, String... lines) throws Exception {
        return Files.writeString(
                        directory.resolve(version + ".yaml"),
                        "version: " + version + "\n" + String.join("\n", lines) + "\n")
                .toString();
    }

    private static List<List<History.Sent>> parts(History history, List<History.Sent> records) {
        List<List<History.Sent>> parts = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            List<History.Sent> sent = new ArrayList<>(
                    records.subList(part * records.size() / PARTS, (part + 1) * records.size() / PARTS));
            sent.addAll(
                    part == PARTS - 1
                            ? history.ending(LiveRun.BOUND.toMillis())
                            : History.heartbeats(sent.get(sent.size() - 1).eventTime()));
            parts.add(sent);
        }
        return parts;
    }

    /** The time of the history after so many eighths. */
    private static String instant(List<History.Sent> records, int eighths) {
        return Instant.ofEpochMilli(records.get(eighths * records.size() / 8).eventTime())
                .toString();
    }

    private static void send(FlinkCluster cluster, String job, Cli cli, List<List<History.Sent>> parts, int part) {
        TopicsInPlace.send(cli.bootstrap(), parts.get(part));
        long read = parts.subList(0, part + 1).stream().mapToLong(List::size).sum();
        JobOnCluster.awaitRead(cluster, job, read);
    }

    private static void awaitTaken(FlinkCluster cluster, String job, long changes) {
        cluster.await(
                JobOnCluster.PATIENCE, () -> figures(cluster, job).getOrDefault(Metrics.CONTROL_TAKEN, 0L) >= changes);
    }

    /** Until the job's own word on a policy that came too late stands on the topic. */
    private static void awaitMoved(FlinkCluster cluster, Cli cli) {
        cluster.await(
                JobOnCluster.PATIENCE,
                () -> TopicsInPlace.committed(cli.bootstrap(), Topic.POLICY).stream()
                        .map(record -> AlertPayloads.record(Topic.POLICY, record.value()))
                        .anyMatch(policy -> policy.get("stated_at") != null));
    }

    /** Until time has passed the instant of every change taken so far. */
    private static void awaitPassed(FlinkCluster cluster, String job, long changes) {
        cluster.await(JobOnCluster.PATIENCE, () -> {
            Map<String, Long> figures = figures(cluster, job);
            return figures.getOrDefault(Metrics.CONTROL_TAKEN, 0L) >= changes
                    && figures.getOrDefault(Metrics.CONTROL_PENDING, changes) == 0
                    && figures.getOrDefault(Metrics.CONTROL_REFUSED, 0L) == 1;
        });
    }

    private static Map<String, Long> figures(FlinkCluster cluster, String job) {
        return cluster.rest()
                .metricSums(
                        job, Set.of(Metrics.CONTROL_TAKEN, Metrics.CONTROL_PENDING, Metrics.CONTROL_REFUSED)::contains);
    }

    /** Past the command line, which would refuse it. */
    private static void publishBroken(Cli cli) {
        GenericRecord record = new GenericData.Record(Topic.POLICY.schema());
        record.put("version", "broken");
        record.put(
                "lineage",
                new GenericData.EnumSymbol(
                        record.getSchema().getField("lineage").schema(), "LIVE"));
        record.put("document", "version: broken\nchurn: {exit-probability: 0.99}\n");
        record.put("effective_at", 1L);
        try (SchemaRegistry registry = ConfluentSchemaRegistry.at(cli.registry())) {
            int id = registry.idOf(Topic.POLICY.subject(), Topic.POLICY.schema().toString())
                    .orElseThrow();
            byte[] value = new AvroEncoder(Topic.POLICY.schema(), id).encode(record);
            byte[] key = "broken@1970-01-01T00:00:00.001Z".getBytes(StandardCharsets.UTF_8);
            TopicsInPlace.send(
                    cli.bootstrap(),
                    List.of(new History.Sent(
                            0, new ProducerRecord<>(Topic.POLICY.topicName(), key, value), null, id, null)));
        }
    }

    private static List<History.Sent> records(History history, RealRegistry registry) {
        try (SchemaRegistry schemas = ConfluentSchemaRegistry.at(registry.url())) {
            return history.records(schemas);
        }
    }

    /** The command line, as people use it. */
    private record Cli(String bootstrap, String registry) {

        String run(String... arguments) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("--bootstrap", bootstrap, "--registry", registry));
            StringWriter out = new StringWriter();
            int exit = AttuneCommand.commandLine().setOut(new PrintWriter(out)).execute(all.toArray(String[]::new));
            assertThat(exit).as("exit code of " + all).isZero();
            return out.toString();
        }
    }
}
