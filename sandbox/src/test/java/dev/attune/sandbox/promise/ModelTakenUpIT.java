package dev.attune.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
import dev.attune.contract.Topic;
import dev.attune.delivery.AvroEncoder;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.policy.Policy;
import dev.attune.job.BacktestJob;
import dev.attune.job.BacktestSettings;
import dev.attune.registry.ConfluentSchemaRegistry;
import dev.attune.registry.SchemaRegistry;
import dev.attune.sandbox.flink.FlinkCluster;
import dev.attune.sandbox.flink.JobSubmission;
import dev.attune.sandbox.kafka.BrokerSettings;
import dev.attune.sandbox.kafka.EmbeddedBroker;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import dev.attune.telemetry.Metrics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models published by the command line to the job jar on a real cluster, in time, too late, broken and while it was
 * down, through a kill and a rescale: every alert is judged by the one model that its tick has, and a replay of the
 * topics gives the same alerts.
 */
@ExtendWith(SandboxExtension.class)
class ModelTakenUpIT {

    private static final int HEARTBEATS = 3 * History.PARTITIONS;
    private static final int PARTS = 4;

    @TempDir
    Path directory;

    @Test
    void every_alert_names_the_one_model_of_its_tick_and_a_replay_says_the_same(RealRegistry registry)
            throws Exception {
        History history = History.simulated(directory.resolve("history"), 80, 200, 11);
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.onFreePorts(directory.resolve("broker")));
                FlinkCluster cluster = FlinkCluster.start(JobOnCluster.settings(directory, 2))) {
            Cli cli = new Cli(broker.bootstrap(), registry.url());
            TopicsInPlace.apply(broker.bootstrap(), registry.url(), History.PARTITIONS);
            List<History.Sent> records = records(history, registry);
            List<List<History.Sent>> parts = parts(history, records);
            Path gloomy = model("gloomy", "4");
            Path sunny = model("sunny", "0.05");

            String job = cluster.submit(submission(cli, 2, null));
            send(cluster, job, cli, parts, 0);
            cli.run("model", "publish", gloomy.toString(), "--effective-at", instant(records, 3));
            publishBroken(cli);
            send(cluster, job, cli, parts, 1);
            awaitPassed(cluster, job, 2); // what is published next is then late for sure, and moved behind it
            cli.run("model", "publish", sunny.toString(), "--effective-at", instant(records, 1));
            awaitTaken(cluster, job, 3);
            kill(cluster, job);

            String savepoint = cluster.stopWithSavepoint(job);
            cli.run("model", "publish", "--again", "gloomy", "--effective-at", instant(records, 5));
            cli.run("feeds", "mark", "SUPPORT", "STALE", "--effective-at", instant(records, 7));
            String continued = cluster.submit(submission(cli, 1, savepoint));
            send(cluster, continued, cli, parts, 2);
            kill(cluster, continued);
            send(cluster, continued, cli, parts, 3);
            cluster.await(
                    JobOnCluster.PATIENCE,
                    () -> JobOnCluster.ledger(cluster, continued).unaccounted() == 0);
            assertThat(JobOnCluster.ledger(cluster, continued).late()).isZero();
            awaitTaken(cluster, continued, 5);
            cluster.stopWithSavepoint(continued);

            List<GenericRecord> alerts = alerts(cli);
            List<Effective> models = models(cli);
            assertThat(models).extracting(Effective::version).containsExactly("gloomy", "sunny", "gloomy");
            assertThat(alerts)
                    .allSatisfy(alert -> assertThat(alert.get("model_version").toString())
                            .isEqualTo(versionAt(models, (Long) alert.get("event_time"))));
            assertThat(alerts)
                    .extracting(alert -> alert.get("model_version").toString())
                    .contains("default-1", "gloomy", "sunny");
            assertThat(TopicsInPlace.rejections(cli.bootstrap())).containsExactly("INVALID_DOCUMENT");

            List<EpisodeRevision> unchanged =
                    BacktestJob.run(new BacktestSettings(history.files(), Policy.defaults(), 1)).revisions().stream()
                            .filter(revision ->
                                    revision.eventTime() < models.get(0).at())
                            .toList();
            assertThat(unchanged).isNotEmpty();
            assertThat(before(cli, models.get(0).at())).isEqualTo(AlertPayloads.of(unchanged));

            List<String> told = TopicsInPlace.alerts(cli.bootstrap());
            assertThat(Replay.of(cli.bootstrap(), registry.url(), 2)).isEqualTo(told);
            assertThat(Replay.of(cli.bootstrap(), registry.url(), 1)).isEqualTo(told);
        }
    }

    /** From when a version is in force, as the log of its topic says after the job's own word, epoch milliseconds. */
    private record Effective(String version, long at, boolean moved) {}

    /** What stands on the topic when only the newest record of a key is kept, as compaction does. */
    private static List<Effective> models(Cli cli) {
        Map<String, Effective> newest = new LinkedHashMap<>();
        TopicsInPlace.committed(cli.bootstrap(), Topic.MODEL).forEach(record -> {
            GenericRecord model = AlertPayloads.record(Topic.MODEL, record.value());
            if (!model.get("version").toString().equals("broken")) {
                newest.put(
                        new String(record.key(), StandardCharsets.UTF_8),
                        new Effective(
                                model.get("version").toString(),
                                (Long) model.get("effective_at"),
                                model.get("stated_at") != null));
            }
        });
        List<Effective> models = newest.values().stream()
                .sorted(Comparator.comparingLong(Effective::at))
                .toList();
        assertThat(models).filteredOn(Effective::moved).singleElement().satisfies(moved -> {
            assertThat(moved.version()).isEqualTo("sunny");
            assertThat(moved.at() % 60_000).isZero();
        });
        return models;
    }

    private static String versionAt(List<Effective> models, long eventTime) {
        long tick = eventTime / 1_000 - 1;
        return models.stream()
                .filter(model -> model.at() / 1_000 <= tick)
                .reduce((earlier, later) -> later)
                .map(Effective::version)
                .orElse("default-1");
    }

    private static List<String> before(Cli cli, long instant) {
        return Stream.of(Topic.CHURN_RISK, Topic.EXPERIENCE_DROP)
                .flatMap(topic -> TopicsInPlace.committed(cli.bootstrap(), topic).stream()
                        .filter(record -> (Long) AlertPayloads.record(topic, record.value())
                                        .get("event_time")
                                < instant)
                        .map(record -> AlertPayloads.text(topic, record.value())))
                .sorted()
                .toList();
    }

    private static List<GenericRecord> alerts(Cli cli) {
        return Stream.of(Topic.CHURN_RISK, Topic.EXPERIENCE_DROP)
                .flatMap(topic -> TopicsInPlace.committed(cli.bootstrap(), topic).stream()
                        .map(record -> AlertPayloads.record(topic, record.value())))
                .toList();
    }

    /** The history in four parts; where one ends, each partition must know how late it is. */
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
                JobOnCluster.PATIENCE,
                () -> cluster.rest()
                                .metricSums(job, Metrics.CONTROL_TAKEN::equals)
                                .getOrDefault(Metrics.CONTROL_TAKEN, 0L)
                        >= changes);
    }

    /** Until time has passed the instant of every change taken so far; the first policy is one of them. */
    private static void awaitPassed(FlinkCluster cluster, String job, long changes) {
        cluster.await(JobOnCluster.PATIENCE, () -> {
            Map<String, Long> figures =
                    cluster.rest().metricSums(job, Set.of(Metrics.CONTROL_TAKEN, Metrics.CONTROL_PENDING)::contains);
            return figures.getOrDefault(Metrics.CONTROL_TAKEN, 0L) >= changes
                    && figures.getOrDefault(Metrics.CONTROL_PENDING, changes) == 0;
        });
    }

    private Path model(String version, String dropout) throws Exception {
        String clock = "{\"default\": {\"k\": 1, \"r\": 0.5, \"alpha\": 1, \"a\": %s, \"b\": 1.6}}".formatted(dropout);
        return Files.writeString(
                directory.resolve(version + ".json"),
                "{\"version\": \"%s\", \"purchase\": %s, \"activity\": %s}".formatted(version, clock, clock));
    }

    /** Past the command line, which would refuse it. */
    private static void publishBroken(Cli cli) {
        GenericRecord record = new GenericData.Record(Topic.MODEL.schema());
        record.put("version", "broken");
        record.put("document", "{\"version\": \"broken\", \"colour\": \"blue\"}");
        record.put("effective_at", 0L);
        try (SchemaRegistry registry = ConfluentSchemaRegistry.at(cli.registry())) {
            int id = registry.idOf(Topic.MODEL.subject(), Topic.MODEL.schema().toString())
                    .orElseThrow();
            byte[] value = new AvroEncoder(Topic.MODEL.schema(), id).encode(record);
            byte[] key = "broken@1970-01-01T00:00:00Z".getBytes(StandardCharsets.UTF_8);
            TopicsInPlace.send(
                    cli.bootstrap(),
                    List.of(new History.Sent(
                            0, new ProducerRecord<>(Topic.MODEL.topicName(), key, value), null, id, null)));
        }
    }

    /** Kills every task manager, whichever the job runs on, and waits until it runs again on new ones. */
    private static void kill(FlinkCluster cluster, String job) {
        JobOnCluster.awaitCheckpoint(cluster, job);
        long restored = cluster.rest().checkpoints(job).restored();
        for (int number = 1; number <= 2; number++) {
            JobOnCluster.replace(cluster, number);
        }
        cluster.awaitTaskManagers(2);
        cluster.await(
                JobOnCluster.PATIENCE,
                () -> cluster.rest().checkpoints(job).restored() > restored
                        && cluster.rest().job(job).fullyRunning());
    }

    private static List<History.Sent> records(History history, RealRegistry registry) {
        try (SchemaRegistry schemas = ConfluentSchemaRegistry.at(registry.url())) {
            return history.records(schemas);
        }
    }

    /** The command line, as people use it. */
    private record Cli(String bootstrap, String registry) {

        void run(String... arguments) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("--bootstrap", bootstrap, "--registry", registry));
            int exit = AttuneCommand.commandLine().execute(all.toArray(String[]::new));
            assertThat(exit).as("exit code of " + all).isZero();
        }
    }

    private static JobSubmission submission(Cli cli, int parallelism, String savepoint) {
        return JobOnCluster.submission(
                cli.bootstrap(), cli.registry(), parallelism, savepoint, "--intake.idleness", "PT10M");
    }
}
