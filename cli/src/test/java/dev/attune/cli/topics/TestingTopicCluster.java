package dev.attune.cli.topics;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.topics.Observed.ObservedTopic;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A cluster that remembers topics, and refuses to create those it is told to. */
final class TestingTopicCluster implements TopicCluster {
    final Map<String, ObservedTopic> topics = new HashMap<>();
    final Set<String> refused = new HashSet<>();

    @Override
    public Map<String, ObservedTopic> observe(Collection<String> names) {
        Map<String, ObservedTopic> observed = new HashMap<>(topics);
        observed.keySet().retainAll(Set.copyOf(names));
        return observed;
    }

    @Override
    public void create(DesiredTopic topic) {
        if (refused.contains(topic.name())) {
            throw new CommandFailed("not allowed");
        }
        topics.put(topic.name(), new ObservedTopic(topic.partitions(), new HashMap<>(topic.settings())));
    }

    @Override
    public void alter(String topic, Map<String, String> settings) {
        topics.get(topic).settings().putAll(settings);
    }

    @Override
    public void close() {}
}
