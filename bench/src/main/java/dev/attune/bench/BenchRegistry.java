package dev.attune.bench;

import dev.attune.contract.Topic;
import dev.attune.registry.InMemorySchemaRegistry;
import dev.attune.registry.RegistrySource;
import dev.attune.registry.SchemaRegistry;

/** A registry in memory that gives every subject the same id in every process: ids are asked once, then cached. */
final class BenchRegistry implements RegistrySource {

    private static final long serialVersionUID = 1L;

    @Override
    public SchemaRegistry open() {
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        for (Topic topic : Topic.values()) {
            registry.register(topic.subject(), topic.schema().toString());
        }
        return registry;
    }

    int idOf(Topic topic) {
        try (SchemaRegistry registry = open()) {
            return registry.idOf(topic.subject(), topic.schema().toString()).orElseThrow();
        }
    }
}
