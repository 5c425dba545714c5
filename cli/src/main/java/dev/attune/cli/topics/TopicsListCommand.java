package dev.attune.cli.topics;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.cli.Tone;
import dev.attune.cli.topics.Change.CreateTopic;
import dev.attune.cli.topics.Change.Keep;
import dev.attune.cli.topics.Observed.ObservedTopic;
import dev.attune.contract.Topic;
import dev.attune.registry.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code attune topics list}. */
@Command(
        name = "list",
        description =
                "The topics of the product, and whether the cluster and the registry have them as they should be.",
        footerHeading = "%nExamples:%n",
        footer = {"  attune topics list --bootstrap broker:9092 --registry http://registry:8081"})
final class TopicsListCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        try (TopicCluster cluster = KafkaTopicCluster.connect(connection.kafka());
                SchemaRegistry registry = connection.registry()) {
            TopicApplier applier = new TopicApplier(cluster, registry);
            Table table =
                    new Table("topic", "direction", "key", "record", "partitions", "cleanup", "kept_days", "state");
            for (Topic topic : Topic.values()) {
                List<DesiredTopic> desired = List.of(DesiredTopic.of(topic, null, null));
                Observed observed = applier.observe(desired);
                addRow(table, topic, observed, TopicPlan.between(desired, observed));
            }
            output.print(table);
        }
        return ExitCode.OK;
    }

    private static void addRow(Table table, Topic topic, Observed observed, TopicPlan plan) {
        @Nullable ObservedTopic actual = observed.topics().get(topic.topicName());
        table.row(
                topic.topicName(),
                topic.direction().name().toLowerCase(Locale.ROOT),
                topic.keyedBy().field(),
                topic.record(),
                actual == null ? null : actual.partitions(),
                topic.cleanup().name().toLowerCase(Locale.ROOT),
                topic.retention().map(Duration::toDays).orElse(null),
                state(plan.changes()));
    }

    private static Tone.Toned state(List<Change> changes) {
        if (changes.stream().anyMatch(CreateTopic.class::isInstance)) {
            return Tone.BAD.of("missing");
        }
        return changes.stream().allMatch(Keep.class::isInstance) ? Tone.GOOD.of("ok") : Tone.WARNING.of("differs");
    }
}
