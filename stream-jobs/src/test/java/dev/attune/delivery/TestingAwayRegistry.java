package dev.attune.delivery;

import dev.attune.registry.RegistryUnavailable;
import dev.attune.registry.SchemaRegistry;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;

/** A registry that cannot be reached the first few times it is asked for an id. */
final class TestingAwayRegistry implements SchemaRegistry {

    private final SchemaRegistry registry;
    private int outages;

    TestingAwayRegistry(SchemaRegistry registry, int outages) {
        this.registry = registry;
        this.outages = outages;
    }

    @Override
    public OptionalInt idOf(String subject, String schema) {
        if (outages > 0) {
            outages--;
            throw new RegistryUnavailable("schema registry http://test is not reachable: Connection refused");
        }
        return registry.idOf(subject, schema);
    }

    @Override
    public String schemaById(int id) {
        return registry.schemaById(id);
    }

    @Override
    public int register(String subject, String schema) {
        throw new UnsupportedOperationException("the job registers nothing");
    }

    @Override
    public Optional<String> compatibility(String subject) {
        return registry.compatibility(subject);
    }

    @Override
    public void setCompatibility(String subject, String level) {
        throw new UnsupportedOperationException("the job sets no levels");
    }

    @Override
    public SortedSet<String> subjects() {
        return registry.subjects();
    }

    @Override
    public void close() {
        registry.close();
    }
}
