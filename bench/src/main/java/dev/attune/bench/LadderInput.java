package dev.attune.bench;

import dev.attune.cli.load.InputTopics;
import dev.attune.contract.Direction;
import dev.attune.contract.Topic;
import dev.attune.domain.event.Interaction;
import dev.attune.intake.mapping.MappedEvent;
import dev.attune.registry.SchemaRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Fills the input topics of a fresh broker once; every rung then reads the same records. Heartbeats go with them, as
 * every loader of history sends them: without, the whole input would wait in the queue of the slowest partition.
 */
final class LadderInput {

    private static final long HEARTBEAT_EVERY = 500;

    private LadderInput() {}

    static void createTopics(String bootstrap, int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            List<NewTopic> topics = Arrays.stream(Topic.values())
                    .map(topic -> new NewTopic(
                                    topic.topicName(), Optional.of(partitions(topic, partitions)), Optional.empty())
                            .configs(Map.of("message.timestamp.type", "LogAppendTime")))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    /** Changes have an order, so one partition. */
    private static int partitions(Topic topic, int asked) {
        return topic.direction() == Direction.CONTROL ? topic.partitions() : asked;
    }

    /** Ends with heartbeats late enough to release every tick, had it the given bound on disorder. */
    static void fill(String bootstrap, Workload workload, int count, Duration outOfOrderness) {
        try (SchemaRegistry registry = new BenchRegistry().open();
                InputTopics topics = InputTopics.open(Map.of("bootstrap.servers", bootstrap), registry)) {
            long time = Workload.START;
            long beat = time;
            for (int i = 0; i < count; i++) {
                Interaction interaction = workload.next();
                time = interaction.eventTime();
                if (time >= beat) {
                    topics.heartbeat(time);
                    beat = time + HEARTBEAT_EVERY;
                }
                topics.send(new MappedEvent(interaction, false));
            }
            topics.heartbeat(time + outOfOrderness.toMillis() + 1_000);
            topics.flush();
        }
    }

    /** Records of a topic so far, markers of transactions among them. */
    static long written(String bootstrap, Topic topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            int partitions = admin.describeTopics(List.of(topic.topicName()))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .partitions()
                    .size();
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (int partition = 0; partition < partitions; partition++) {
                latest.put(new TopicPartition(topic.topicName(), partition), OffsetSpec.latest());
            }
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                    .sum();
        }
    }
}
