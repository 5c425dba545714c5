package dev.attune.cli.topics;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.topics.Change.AlterTopic;
import dev.attune.cli.topics.Change.CreateTopic;
import dev.attune.cli.topics.Change.RegisterSchema;
import dev.attune.cli.topics.Change.SetCompatibility;
import dev.attune.registry.RegistryException;
import dev.attune.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Looks at cluster and registry, and makes the changes of a plan; a failed one does not keep the others from being made. */
final class TopicApplier {
    private final TopicCluster cluster;
    private final SchemaRegistry registry;

    TopicApplier(TopicCluster cluster, SchemaRegistry registry) {
        this.cluster = cluster;
        this.registry = registry;
    }

    /** What is there of these topics. */
    Observed observe(List<DesiredTopic> desired) {
        Map<String, String> levels = new HashMap<>();
        Set<String> current = new HashSet<>();
        Set<String> known = registry.subjects();
        for (DesiredTopic topic : desired) {
            registry.compatibility(topic.subject()).ifPresent(level -> levels.put(topic.subject(), level));
            if (known.contains(topic.subject())
                    && registry.idOf(topic.subject(), topic.schema()).isPresent()) {
                current.add(topic.subject());
            }
        }
        return new Observed(
                cluster.observe(desired.stream().map(DesiredTopic::name).toList()), levels, current);
    }

    /** Makes the changes, in order; gives what became of each. */
    List<Outcome> apply(TopicPlan plan) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Change change : plan.changes()) {
            try {
                make(change);
                outcomes.add(Outcome.of(change));
            } catch (CommandFailed | RegistryException failed) {
                outcomes.add(Outcome.failed(change, String.valueOf(failed.getMessage())));
            }
        }
        return outcomes;
    }

    private void make(Change change) {
        if (change instanceof CreateTopic create) {
            cluster.create(create.topic());
        } else if (change instanceof AlterTopic alter) {
            Map<String, String> settings = new TreeMap<>();
            alter.settings().forEach((key, setting) -> settings.put(key, setting.wanted()));
            cluster.alter(alter.name(), settings);
        } else if (change instanceof SetCompatibility set) {
            registry.setCompatibility(set.name(), set.wanted());
        } else if (change instanceof RegisterSchema register) {
            registry.register(register.name(), register.schema());
        }
    }
}
