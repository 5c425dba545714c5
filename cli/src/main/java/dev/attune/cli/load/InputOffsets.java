package dev.attune.cli.load;

import dev.attune.cli.CommandFailed;
import dev.attune.contract.Topic;
import dev.attune.domain.event.EventStream;
import dev.attune.intake.files.EventFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Where the partitions of the input topics begin and end. */
final class InputOffsets {

    private final Admin admin;

    InputOffsets(Admin admin) {
        this.admin = admin;
    }

    /** Offsets after the last record, by {@code topic-partition}. */
    Map<String, Long> ends() throws InterruptedException {
        return named(list(OffsetSpec::latest));
    }

    /**
     * @throws CommandFailed if any partition holds records: history appended to them would come after what is there, and
     *     be late
     */
    void requireEmpty() throws InterruptedException {
        Map<TopicPartition, Long> begins = list(OffsetSpec::earliest);
        Map<TopicPartition, Long> ends = list(OffsetSpec::latest);
        List<String> filled = new ArrayList<>();
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (!end.getValue().equals(begins.get(end.getKey()))) {
                filled.add(end.getKey().toString());
            }
        }
        if (!filled.isEmpty()) {
            filled.sort(null);
            throw new CommandFailed("input topics must be empty for history to come before everything else, but "
                    + String.join(", ", filled) + " hold records: recreate the topics, bootstrap, and only then let"
                    + " sources write");
        }
    }

    private Map<TopicPartition, Long> list(Supplier<OffsetSpec> position) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            for (TopicDescription topic :
                    admin.describeTopics(names()).allTopicNames().get().values()) {
                topic.partitions()
                        .forEach(partition ->
                                wanted.put(new TopicPartition(topic.name(), partition.partition()), position.get()));
            }
            Map<TopicPartition, Long> offsets = new HashMap<>();
            admin.listOffsets(wanted).all().get().forEach((partition, found) -> offsets.put(partition, found.offset()));
            return offsets;
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new CommandFailed("the offsets of the input topics cannot be read: " + cause.getMessage(), cause);
        }
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (EventStream stream : EventStream.values()) {
            Topic topic = EventFiles.topic(stream);
            names.add(topic.topicName());
        }
        return names;
    }

    private static Map<String, Long> named(Map<TopicPartition, Long> offsets) {
        Map<String, Long> named = new TreeMap<>();
        offsets.forEach((partition, offset) -> named.put(partition.toString(), offset));
        return named;
    }
}
