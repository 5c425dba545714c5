package dev.attune.cli.bridge.delivery;

import dev.attune.cli.CommandFailed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a receiver's group goes on. A group that is new begins where it was told to, in all partitions at once; it is
 * committed right away, so that what comes while the bridge is down is not passed over. A partition that is new begins
 * at its beginning.
 */
final class Positions {

    private Positions() {}

    /** The position of every partition of the topics, committed where there was none. */
    static Map<TopicPartition, Long> ensure(
            Consumer<?, ?> consumer, List<String> topics, boolean newGroupFromBeginning) {
        Set<TopicPartition> partitions = new HashSet<>();
        topics.forEach(topic -> partitions.addAll(partitions(consumer, topic)));
        Map<TopicPartition, Long> positions = new HashMap<>();
        consumer.committed(partitions).forEach((partition, committed) -> {
            if (committed != null) {
                positions.put(partition, committed.offset());
            }
        });
        Set<TopicPartition> missing = new HashSet<>(partitions);
        missing.removeAll(positions.keySet());
        if (!missing.isEmpty()) {
            boolean fromBeginning = newGroupFromBeginning || !positions.isEmpty();
            Map<TopicPartition, Long> starts =
                    fromBeginning ? consumer.beginningOffsets(missing) : consumer.endOffsets(missing);
            Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
            starts.forEach((partition, start) -> commits.put(partition, new OffsetAndMetadata(start)));
            consumer.commitSync(commits);
            positions.putAll(starts);
        }
        return positions;
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        List<PartitionInfo> known = Objects.requireNonNullElse(consumer.partitionsFor(topic), List.of());
        known.forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
        if (partitions.isEmpty()) {
            throw new CommandFailed("topic " + topic + " does not exist: create it with 'attune topics apply'");
        }
        return partitions;
    }
}
