package dev.attune.cli.topics;

import java.util.Map;
import java.util.Set;

/**
 * What is there before anything is changed.
 *
 * @param topics by name
 * @param levels compatibility level by subject, where one is set
 * @param current subjects that hold the current schema
 */
record Observed(Map<String, ObservedTopic> topics, Map<String, String> levels, Set<String> current) {
    /**
     * One topic as it is.
     *
     * @param settings all effective settings, defaults included
     */
    record ObservedTopic(int partitions, Map<String, String> settings) {}
}
