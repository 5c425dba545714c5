package dev.attune.cli.topics;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.cli.policy.FirstPolicy;
import dev.attune.cli.topics.Change.What;
import dev.attune.cli.topics.Outcome.Result;
import dev.attune.contract.Topic;
import dev.attune.registry.SchemaRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code attune topics apply}. */
@Command(
        name = "apply",
        description = {
            "Creates missing topics, sets settings that differ, registers schemas and sets their compatibility levels.",
            "Publishes a first policy where there is none: the one that ships, or that of --policy.",
            "Changes only what differs and deletes nothing: running it again changes nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune topics apply --bootstrap broker:9092 --registry http://registry:8081",
            "  attune topics apply --partitions 12 --replication 3 --client-config tls.conf",
            "  attune topics apply --policy policy.yaml",
            "  attune topics apply --dry-run --output json"
        })
final class TopicsApplyCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of new input and output topics (default: 6); control topics always have one.")
    private @Nullable Integer partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "Replicas of new topics (default: the broker's); from 3 on two must be in sync.")
    private @Nullable Short replication;

    @Option(
            names = "--partner",
            paramLabel = "NAME",
            description = "Also the topic on which this partner sees its own figures; repeatable.")
    private List<String> partners = List.of();

    @Option(
            names = "--department",
            paramLabel = "NAME",
            description = "Also the topic on which this department reads its alerts; repeatable.")
    private List<String> departments = List.of();

    @Option(
            names = "--policy",
            paramLabel = "YAML",
            description = "The first policy, where the topic has none; and the topics of the partners that it names in"
                    + " touchpoints.partners. A later one is published with 'attune policy apply'.")
    private @Nullable Path policy;

    @Option(names = "--dry-run", description = "Print what would be changed, and change nothing.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        FirstPolicy first = FirstPolicy.of(policy, output);
        List<DesiredTopic> desired = desired(first);
        try (TopicCluster cluster = KafkaTopicCluster.connect(connection.kafka());
                SchemaRegistry registry = connection.registry()) {
            TopicApplier applier = new TopicApplier(cluster, registry);
            TopicPlan plan = TopicPlan.between(desired, applier.observe(desired));
            List<Outcome> outcomes = new ArrayList<>(
                    dryRun ? plan.changes().stream().map(Outcome::of).toList() : applier.apply(plan));
            outcomes.add(policyOutcome(first, outcomes));
            return tell(outcomes, plan.problems());
        }
    }

    private List<DesiredTopic> desired(FirstPolicy first) {
        List<String> problems = new ArrayList<>();
        if (partitions != null && partitions < 1) {
            problems.add("--partitions must be at least 1, but was " + partitions);
        }
        if (replication != null && replication < 1) {
            problems.add("--replication must be at least 1, but was " + replication);
        }
        List<DesiredTopic> desired = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            desired.add(DesiredTopic.of(topic, partitions, replication));
        }
        for (String partner : allPartners(first)) {
            try {
                desired.add(DesiredTopic.ofPartner(partner, replication));
            } catch (IllegalArgumentException unusable) {
                problems.add("--" + unusable.getMessage());
            }
        }
        for (String department : new LinkedHashSet<>(departments)) {
            try {
                desired.add(DesiredTopic.ofDepartment(department, partitions, replication));
            } catch (IllegalArgumentException unusable) {
                problems.add("--" + unusable.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join("; ", problems));
        }
        return desired;
    }

    private Set<String> allPartners(FirstPolicy first) {
        Set<String> all = new LinkedHashSet<>(partners);
        all.addAll(first.policy().touchpoints().partners());
        return all;
    }

    /** What becomes of the policy once the topics are there; nothing is published where one of them could not be made. */
    private Outcome policyOutcome(FirstPolicy first, List<Outcome> outcomes) {
        String version = first.policy().version();
        if (outcomes.stream().anyMatch(outcome -> outcome.result() == Result.FAILED)) {
            return new Outcome(What.POLICY, version, Result.FAILED, "not published, since something above failed");
        }
        boolean isNew = outcomes.stream()
                .anyMatch(outcome ->
                        outcome.name().equals(Topic.POLICY.topicName()) && outcome.result() == Result.CREATED);
        String known =
                isNew ? null : FirstPolicy.known(connection, Instant.now().toEpochMilli());
        if (known != null) {
            boolean other = policy != null && !known.equals(version);
            return new Outcome(
                    What.POLICY,
                    known,
                    Result.UNCHANGED,
                    other ? "not " + version + ": 'attune policy apply' publishes a later one" : "");
        }
        if (!dryRun) {
            first.publish(connection);
        }
        return new Outcome(What.POLICY, version, Result.PUBLISHED, policy == null ? "the one that ships" : "" + policy);
    }

    private int tell(List<Outcome> outcomes, List<String> problems) {
        Table table = new Table("what", "name", "result", "detail");
        for (Outcome outcome : outcomes) {
            Result result = outcome.result();
            table.row(outcome.what().word(), outcome.name(), result.tone().of(result.word()), outcome.detail());
        }
        output.print(table);
        Map<Result, Long> counts = outcomes.stream()
                .collect(Collectors.groupingBy(
                        Outcome::result, () -> new EnumMap<>(Result.class), Collectors.counting()));
        output.note((dryRun ? "Would be: " : "")
                + Arrays.stream(Result.values())
                        .filter(counts::containsKey)
                        .map(result -> counts.get(result) + " " + result.word())
                        .collect(Collectors.joining(", ")));
        problems.forEach(problem -> output.note("attune: " + problem));
        boolean failed = counts.containsKey(Result.FAILED) || !problems.isEmpty();
        return failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
