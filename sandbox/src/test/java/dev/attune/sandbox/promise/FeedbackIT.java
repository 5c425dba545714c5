package dev.attune.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
import dev.attune.contract.Topic;
import dev.attune.delivery.AvroEncoder;
import dev.attune.registry.ConfluentSchemaRegistry;
import dev.attune.registry.SchemaRegistry;
import dev.attune.sandbox.flink.FlinkCluster;
import dev.attune.sandbox.flink.JobSubmission;
import dev.attune.sandbox.kafka.BrokerSettings;
import dev.attune.sandbox.kafka.EmbeddedBroker;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import dev.attune.telemetry.Metrics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Feedback given by the command line to the job jar on a real cluster, in time and too late, through two kills: mutes,
 * snoozes and acknowledgements hold before and after, outcomes are told once, what is wrong is rejected, and a replay of
 * the topics gives the same alerts.
 */
@ExtendWith(SandboxExtension.class)
class FeedbackIT {

    private static final int PARTS = 4;
    private static final long DAY = 86_400_000;

    @TempDir
    Path directory;

    @Test
    void feedback_holds_from_its_instant_through_kills_and_in_every_replay(RealRegistry registry) throws Exception {
        History history = History.simulated(directory.resolve("history"), 80, 200, 11);
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.onFreePorts(directory.resolve("broker")));
                FlinkCluster cluster = FlinkCluster.start(JobOnCluster.settings(directory, 2))) {
            Cli cli = new Cli(broker.bootstrap(), registry.url());
            TopicsInPlace.apply(broker.bootstrap(), registry.url(), History.PARTITIONS);
            List<History.Sent> records = records(history, registry);
            List<List<History.Sent>> parts = parts(history, records);
            String job = cluster.submit(submission(cli));
            send(cluster, job, cli, parts, 0);
            send(cluster, job, cli, parts, 1);
            JobOnCluster.awaitCheckpoint(cluster, job);

            long now = parts.get(1).get(parts.get(1).size() - 1).eventTime();
            List<String> open = openChurnRisks(cli);
            assertThat(open).as("alerts that are open halfway").hasSizeGreaterThan(4);
            String acknowledged = open.get(0);
            String snoozed = open.get(1);
            String left = open.get(2);
            String useless = open.get(3);
            String muted = customerWithoutAlert(cli, records);
            String soon = Instant.ofEpochMilli(now + DAY).toString();
            String past = Instant.ofEpochMilli(now - DAY).toString();
            cli.run(0, "feedback", "ack", acknowledged, "--effective-at", soon, "--actor", "anna");
            cli.run(0, "feedback", "snooze", snoozed, "--effective-at", soon, "--for", "P500D");
            cli.run(0, "feedback", "outcome", left, "left", "--effective-at", past);
            cli.run(0, "feedback", "not-useful", useless, "--effective-at", soon);
            cli.run(0, "feedback", "mute", "--customer", muted, "--effective-at", past, "--for", "P500D");
            refusedByTheCommandLine(cli, muted);
            give(cli, raw("endless", "MUTE", muted, null, now));
            give(cli, raw("unknown", "ACKNOWLEDGE", muted, "no such alert", now + DAY));
            awaitFigure(cluster, job, Metrics.FEEDBACK_TAKEN, 6);
            kill(cluster, job);

            send(cluster, job, cli, parts, 2);
            kill(cluster, job);
            send(cluster, job, cli, parts, 3);
            cluster.await(
                    JobOnCluster.PATIENCE,
                    () -> JobOnCluster.ledger(cluster, job).unaccounted() == 0);
            assertThat(JobOnCluster.ledger(cluster, job).late()).isZero();
            awaitFigure(cluster, job, Metrics.FEEDBACK_APPLIED, 5);
            cluster.stopWithSavepoint(job);

            long from = now + 2 * DAY;
            assertThat(alerts(cli, alert -> text(alert, "alert_id").equals(acknowledged) && time(alert) > from))
                    .extracting(alert -> text(alert, "trigger"))
                    .doesNotContain("REMINDER");
            assertThat(alerts(cli, alert -> text(alert, "alert_id").equals(snoozed) && time(alert) > from))
                    .extracting(alert -> text(alert, "state"))
                    .doesNotContain("OPENED", "UPDATED");
            assertThat(alerts(cli, alert -> text(alert, "customer_id").equals(muted) && time(alert) > from))
                    .extracting(alert -> text(alert, "state"))
                    .doesNotContain("OPENED", "UPDATED");
            assertThat(suppressions(cli, muted)).isNotEmpty().containsOnly("MUTED");

            Map<String, List<String>> outcomes = outcomes(cli);
            assertThat(outcomes).containsEntry(left, List.of("LEFT FEEDBACK"));
            assertThat(outcomes).containsEntry(useless, List.of("NOT_USEFUL FEEDBACK"));
            assertThat(outcomes.values()).allSatisfy(told -> assertThat(told).hasSize(1));
            assertThat(outcomes.values().stream().flatMap(List::stream))
                    .contains("KEPT STREAM")
                    .contains("LEFT STREAM");
            assertThat(TopicsInPlace.rejections(cli.bootstrap())).containsExactlyInAnyOrder("NO_END", "UNKNOWN_ALERT");
            assertThat(cli.run(0, "mutes", "--at", Instant.ofEpochMilli(from).toString(), "--output", "json"))
                    .contains(muted)
                    .contains("in force");
            assertThat(cli.run(0, "quality")).contains("CHURN_RISK").contains("EXPERIENCE_DROP");

            List<String> told = TopicsInPlace.alerts(cli.bootstrap());
            assertThat(Replay.of(cli.bootstrap(), registry.url(), 2)).isEqualTo(told);
            assertThat(Replay.of(cli.bootstrap(), registry.url(), 1)).isEqualTo(told);
        }
    }

    private static void refusedByTheCommandLine(Cli cli, String customer) {
        assertThat(cli.run(1, "feedback", "mute", "--customer", customer))
                .contains("until must be given with MUTE, but was missing");
        assertThat(cli.run(1, "feedback", "mute", "--customer", customer, "--until", "2020-01-01T00:00:00Z"))
                .contains("until must be after effective_at");
        assertThat(cli.run(1, "feedback", "ack", "nothing"))
                .contains("ALERT must be the id of an alert on cx.alert.churn-risk.v1")
                .contains("but was nothing");
        assertThat(cli.run(1, "feedback", "mute", "--customer", "nobody", "--for", "P1D"))
                .contains("--customer must be a customer on cx.customer-health.v1, but was nobody");
        assertThat(cli.run(2, "feedback", "mute", "--customer", customer, "--for", "P1D", "--kind", "boredom"))
                .contains("must be churn-risk or experience-drop, but was 'boredom'");
    }

    private static String text(GenericRecord record, String field) {
        return String.valueOf(record.get(field));
    }

    private static long time(GenericRecord record) {
        return (Long) record.get("event_time");
    }

    private static List<GenericRecord> committed(Cli cli, Topic topic) {
        return TopicsInPlace.committed(cli.bootstrap(), topic).stream()
                .map(record -> AlertPayloads.record(topic, record.value()))
                .toList();
    }

    private static List<GenericRecord> alerts(Cli cli, Predicate<GenericRecord> wanted) {
        return Stream.of(Topic.CHURN_RISK, Topic.EXPERIENCE_DROP)
                .flatMap(topic -> committed(cli, topic).stream())
                .filter(wanted)
                .toList();
    }

    /** Ids of those that go on, newest first. */
    private static List<String> openChurnRisks(Cli cli) {
        Map<String, GenericRecord> newest = new TreeMap<>();
        committed(cli, Topic.CHURN_RISK).forEach(alert -> newest.put(text(alert, "alert_id"), alert));
        return newest.values().stream()
                .filter(alert -> !text(alert, "state").equals("RESOLVED"))
                .sorted((one, other) -> Long.compare((Long) other.get("opened_at"), (Long) one.get("opened_at")))
                .map(alert -> text(alert, "alert_id"))
                .toList();
    }

    /** One who was never alerted in the first half, and falls silent in the second: the mute is what keeps them silent. */
    private static String customerWithoutAlert(Cli cli, List<History.Sent> records) {
        List<String> alerted = alerts(cli, any -> true).stream()
                .map(alert -> text(alert, "customer_id"))
                .toList();
        Map<String, Long> last = new TreeMap<>();
        Map<String, Long> purchases = new TreeMap<>();
        for (History.Sent record : records) {
            String customer = new String(record.record().key(), StandardCharsets.UTF_8);
            last.put(customer, record.eventTime());
            if (record.record().topic().equals(Topic.PURCHASE.topicName())) {
                purchases.merge(customer, 1L, Long::sum);
            }
        }
        long half = records.get(records.size() / 2).eventTime();
        long end = records.get(records.size() - 1).eventTime();
        return last.entrySet().stream()
                .filter(each -> !alerted.contains(each.getKey()))
                .filter(each -> each.getValue() > half && each.getValue() < end - 50 * DAY)
                .map(Map.Entry::getKey)
                .filter(customer -> purchases.getOrDefault(customer, 0L) > 8)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> suppressions(Cli cli, String customer) {
        return committed(cli, Topic.SUPPRESSED).stream()
                .filter(held -> text(held, "customer_id").equals(customer))
                .map(held -> text(held, "reason"))
                .toList();
    }

    /** What was told of each alert. */
    private static Map<String, List<String>> outcomes(Cli cli) {
        return committed(cli, Topic.ALERT_OUTCOME).stream()
                .collect(Collectors.groupingBy(
                        outcome -> text(outcome, "alert_id"),
                        Collectors.mapping(
                                outcome -> text(outcome, "outcome") + " " + text(outcome, "source"),
                                Collectors.toList())));
    }

    private static GenericRecord raw(String id, String kind, String customer, String alert, long effectiveAt) {
        GenericRecord record = new GenericData.Record(Topic.FEEDBACK.schema());
        record.put("feedback_id", id);
        record.put(
                "kind",
                new GenericData.EnumSymbol(record.getSchema().getField("kind").schema(), kind));
        record.put("customer_id", customer);
        record.put("alert_id", alert);
        record.put("effective_at", effectiveAt);
        return record;
    }

    /** Past the command line, which would refuse it. */
    private static void give(Cli cli, GenericRecord record) {
        try (SchemaRegistry registry = ConfluentSchemaRegistry.at(cli.registry())) {
            int id = registry.idOf(
                            Topic.FEEDBACK.subject(), Topic.FEEDBACK.schema().toString())
                    .orElseThrow();
            byte[] value = new AvroEncoder(Topic.FEEDBACK.schema(), id).encode(record);
            byte[] key = text(record, "customer_id").getBytes(StandardCharsets.UTF_8);
            TopicsInPlace.send(
                    cli.bootstrap(),
                    List.of(new History.Sent(
                            0, new ProducerRecord<>(Topic.FEEDBACK.topicName(), key, value), null, id, null)));
        }
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

    private static void send(FlinkCluster cluster, String job, Cli cli, List<List<History.Sent>> parts, int part) {
        TopicsInPlace.send(cli.bootstrap(), parts.get(part));
        long read = parts.subList(0, part + 1).stream().mapToLong(List::size).sum();
        JobOnCluster.awaitRead(cluster, job, read);
    }

    private static void awaitFigure(FlinkCluster cluster, String job, String figure, long least) {
        cluster.await(
                JobOnCluster.PATIENCE,
                () -> cluster.rest().metricSums(job, figure::equals).getOrDefault(figure, 0L) >= least);
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

    private static JobSubmission submission(Cli cli) {
        return JobOnCluster.submission(cli.bootstrap(), cli.registry(), 2, null, "--intake.idleness", "PT10M");
    }

    /** The command line, as people use it. */
    private record Cli(String bootstrap, String registry) {

        /** What it printed, errors included. */
        String run(int expected, String... arguments) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("--bootstrap", bootstrap, "--registry", registry));
            StringWriter printed = new StringWriter();
            int exit = AttuneCommand.commandLine()
                    .setOut(new PrintWriter(printed, true))
                    .setErr(new PrintWriter(printed, true))
                    .execute(all.toArray(String[]::new));
            assertThat(exit).as("exit code of " + all + ": " + printed).isEqualTo(expected);
            return printed.toString();
        }
    }
}
