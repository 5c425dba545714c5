package dev.attune.intake.decode;

import dev.attune.registry.RegistryRefused;
import dev.attune.registry.RegistryUnavailable;
import dev.attune.registry.SchemaRegistry;
import dev.attune.registry.UnknownSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/** A registry that takes any schema under any id, and can be out of reach or unwilling. */
public final class TestingSchemaRegistry implements SchemaRegistry {

    private final Map<Integer, String> schemas = new HashMap<>();
    private int outages;
    private boolean refusing;
    private int questions;
    private boolean closed;

    public TestingSchemaRegistry with(int id, String schema) {
        schemas.put(id, schema);
        return this;
    }

    /** The next answers are failures to answer. */
    void failNext(int times) {
        outages = times;
    }

    void refuse() {
        refusing = true;
    }

    /** How often it was asked for a schema. */
    int questions() {
        return questions;
    }

    @Override
    public String schemaById(int id) {
        questions++;
        if (refusing) {
            throw new RegistryRefused("schema registry http://test refuses us with status 401");
        }
        if (outages > 0) {
            outages--;
            throw new RegistryUnavailable("schema registry http://test answers with status 503");
        }
        String schema = schemas.get(id);
        if (schema == null) {
            throw new UnknownSchema("no schema has id " + id);
        }
        return schema;
    }

    @Override
    public int register(String subject, String schema) {
        throw new UnsupportedOperationException("intake registers nothing");
    }

    @Override
    public OptionalInt idOf(String subject, String schema) {
        return OptionalInt.empty();
    }

    @Override
    public Optional<String> compatibility(String subject) {
        return Optional.empty();
    }

    @Override
    public void setCompatibility(String subject, String level) {
        throw new UnsupportedOperationException("intake sets no levels");
    }

    @Override
    public SortedSet<String> subjects() {
        return new TreeSet<>();
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
