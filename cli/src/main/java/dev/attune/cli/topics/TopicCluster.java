package dev.attune.cli.topics;

import dev.attune.cli.topics.Observed.ObservedTopic;
import java.util.Collection;
import java.util.Map;

/** Port to the topics of a cluster. Methods throw {@link dev.attune.cli.CommandFailed} with the reason in words. */
interface TopicCluster extends AutoCloseable {
    /** Those of the names that exist. */
    Map<String, ObservedTopic> observe(Collection<String> names);

    void create(DesiredTopic topic);

    /** Sets these settings, and leaves all others alone. */
    void alter(String topic, Map<String, String> settings);

    @Override
    void close();
}
