package dev.attune.cli.topics;

import dev.attune.cli.topics.Change.AlterTopic;
import dev.attune.cli.topics.Change.CreateTopic;
import dev.attune.cli.topics.Change.Keep;
import dev.attune.cli.topics.Change.RegisterSchema;
import dev.attune.cli.topics.Change.SetCompatibility;
import dev.attune.cli.topics.Change.Setting;
import dev.attune.cli.topics.Change.What;
import dev.attune.cli.topics.Observed.ObservedTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The difference between what is and what should be. Levels come before schemas, so that a level guards the schema
 * registered right after it.
 *
 * @param changes in the order to make them
 * @param problems what cannot be brought to what should be, in words
 */
record TopicPlan(List<Change> changes, List<String> problems) {
    static TopicPlan between(List<DesiredTopic> desired, Observed observed) {
        List<Change> changes = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (DesiredTopic topic : desired) {
            addTopic(topic, observed, changes, problems);
            addSubject(topic, observed, changes);
        }
        return new TopicPlan(List.copyOf(changes), List.copyOf(problems));
    }

    private static void addTopic(DesiredTopic topic, Observed observed, List<Change> changes, List<String> problems) {
        ObservedTopic actual = observed.topics().get(topic.name());
        if (actual == null) {
            changes.add(new CreateTopic(topic));
            return;
        }
        // More partitions would send a customer's later events elsewhere, out of order with the earlier ones.
        if (topic.partitionsAsked() && actual.partitions() != topic.partitions()) {
            problems.add("%s has %d partitions, not %d, and keeps them: a change would move keys between partitions"
                    .formatted(topic.name(), actual.partitions(), topic.partitions()));
        }
        SortedMap<String, Setting> differing = differing(topic, actual);
        changes.add(differing.isEmpty() ? new Keep(What.TOPIC, topic.name()) : new AlterTopic(topic.name(), differing));
    }

    private static SortedMap<String, Setting> differing(DesiredTopic topic, ObservedTopic actual) {
        SortedMap<String, Setting> differing = new TreeMap<>();
        topic.settings().forEach((key, wanted) -> {
            String before = actual.settings().get(key);
            if (!wanted.equals(before)) {
                differing.put(key, new Setting(before, wanted));
            }
        });
        return differing;
    }

    private static void addSubject(DesiredTopic topic, Observed observed, List<Change> changes) {
        String subject = topic.subject();
        String level = observed.levels().get(subject);
        changes.add(
                topic.compatibility().equals(level)
                        ? new Keep(What.COMPATIBILITY, subject)
                        : new SetCompatibility(subject, level, topic.compatibility()));
        changes.add(
                observed.current().contains(subject)
                        ? new Keep(What.SCHEMA, subject)
                        : new RegisterSchema(subject, topic.schema()));
    }
}
