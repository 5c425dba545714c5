package dev.attune.cli.topics;

import dev.attune.contract.Cleanup;
import dev.attune.contract.Compatibility;
import dev.attune.contract.Contracts;
import dev.attune.contract.Direction;
import dev.attune.contract.Topic;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One topic as it should be.
 *
 * @param partitions when it is created
 * @param partitionsAsked whether somebody asked for that number, or it must be that, so that another one is a problem
 * @param replication replicas of each partition; null for the broker's default
 * @param settings Kafka's topic settings that matter to us
 * @param subject of the value
 * @param schema of the value, Avro JSON
 * @param compatibility level of the subject, as the registry names it
 */
record DesiredTopic(
        String name,
        int partitions,
        boolean partitionsAsked,
        @Nullable Short replication,
        SortedMap<String, String> settings,
        String subject,
        String schema,
        String compatibility) {
    private static final Duration FORGET_WITHIN = Duration.ofDays(7);

    /**
     * A topic of the catalogue.
     *
     * @param asked partitions of topics that can have several; null for the default
     */
    static DesiredTopic of(Topic topic, @Nullable Integer asked, @Nullable Short replication) {
        boolean control = topic.direction() == Direction.CONTROL;
        Integer wanted = control ? null : asked;
        return new DesiredTopic(
                topic.topicName(),
                wanted == null ? topic.partitions() : wanted,
                wanted != null || control,
                replication,
                settings(topic, replication),
                topic.subject(),
                topic.schema().toString(),
                topic.compatibility().name());
    }

    /** The topic on which a partner sees its own figures; one partition, as it carries little. */
    static DesiredTopic ofPartner(String partner, @Nullable Short replication) {
        String name = Topic.partnerTopic(partner);
        return new DesiredTopic(
                name,
                1,
                false,
                replication,
                settings(Topic.PULSE, replication),
                name + "-value",
                Contracts.current("partner").toString(),
                Compatibility.FULL_TRANSITIVE.name());
    }

    /** The topic on which a department reads the alerts that concern it, as alerts' own topics are. */
    static DesiredTopic ofDepartment(String department, @Nullable Integer asked, @Nullable Short replication) {
        String name = Topic.routeTopic(department);
        DesiredTopic alerts = of(Topic.CHURN_RISK, asked, replication);
        return new DesiredTopic(
                name,
                alerts.partitions(),
                alerts.partitionsAsked(),
                replication,
                alerts.settings(),
                name + "-value",
                alerts.schema(),
                alerts.compatibility());
    }

    private static SortedMap<String, String> settings(Topic topic, @Nullable Short replication) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("message.timestamp.type", "LogAppendTime");
        settings.put("max.message.bytes", String.valueOf(topic.maxMessageBytes()));
        if (topic.cleanup() == Cleanup.COMPACT) {
            settings.put("cleanup.policy", "compact");
            settings.put("max.compaction.lag.ms", String.valueOf(FORGET_WITHIN.toMillis()));
        } else {
            settings.put("cleanup.policy", "delete");
            settings.put(
                    "retention.ms",
                    String.valueOf(topic.retention().orElseThrow().toMillis()));
        }
        if (replication != null && replication >= 3) {
            settings.put("min.insync.replicas", "2");
        }
        return settings;
    }
}
