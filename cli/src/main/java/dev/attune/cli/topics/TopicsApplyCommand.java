package dev.attune.cli.topics;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.cli.topics.Outcome.Result;
import dev.attune.contract.Topic;
import dev.attune.policy.InvalidPolicyFileException;
import dev.attune.policy.PolicyReader;
import dev.attune.registry.SchemaRegistry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
            description = "Also the topics of the partners that this policy names in touchpoints.partners.")
    private @Nullable Path policy;

    @Option(names = "--dry-run", description = "Print what would be changed, and change nothing.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<DesiredTopic> desired = desired();
        try (TopicCluster cluster = KafkaTopicCluster.connect(connection.kafka());
                SchemaRegistry registry = connection.registry()) {
            TopicApplier applier = new TopicApplier(cluster, registry);
            TopicPlan plan = TopicPlan.between(desired, applier.observe(desired));
            List<Outcome> outcomes =
                    dryRun ? plan.changes().stream().map(Outcome::of).toList() : applier.apply(plan);
            return tell(outcomes, plan.problems());
        }
    }

    private List<DesiredTopic> desired() {
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
        for (String partner : allPartners()) {
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

    private Set<String> allPartners() {
        Set<String> all = new LinkedHashSet<>(partners);
        Path file = policy;
        if (file == null) {
            return all;
        }
        try {
            all.addAll(PolicyReader.read(file).touchpoints().partners());
        } catch (InvalidPolicyFileException invalid) {
            invalid.problems().forEach(output::note);
            throw new CommandFailed("the policy breaks the rules above: " + file, invalid);
        } catch (NoSuchFileException missing) {
            throw new CommandFailed("there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw new CommandFailed(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return all;
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
