package dev.attune.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.CompatibilityLevel;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.shaded.org.apache.avro.SchemaParseException;

/**
 * A registry that lives as long as its object: the default of the sandbox's file runs and of tests. Ids count from 1
 * and stand for content, as those of a real registry: the same schema has one id under all subjects. A subject
 * without a level takes any schema.
 */
public final class InMemorySchemaRegistry implements SchemaRegistry {
    private final List<String> schemas = new ArrayList<>();
    private final Map<String, List<Integer>> versions = new TreeMap<>();
    private final Map<String, CompatibilityLevel> levels = new TreeMap<>();

    @Override
    public synchronized String schemaById(int id) {
        if (id < 1 || id > schemas.size()) {
            throw new UnknownSchema("no schema has id " + id);
        }
        return schemas.get(id - 1);
    }

    @Override
    public synchronized int register(String subject, String schema) {
        AvroSchema candidate = parse(subject, schema);
        OptionalInt known = idOf(subject, schema);
        if (known.isPresent()) {
            return known.getAsInt();
        }
        requireCompatible(subject, candidate);
        String canonical = candidate.canonicalString();
        if (!schemas.contains(canonical)) {
            schemas.add(canonical);
        }
        int id = schemas.indexOf(canonical) + 1;
        versions.computeIfAbsent(subject, unused -> new ArrayList<>()).add(id);
        return id;
    }

    @Override
    public synchronized OptionalInt idOf(String subject, String schema) {
        String canonical = parse(subject, schema).canonicalString();
        return versions.getOrDefault(subject, List.of()).stream()
                .mapToInt(Integer::intValue)
                .filter(id -> schemas.get(id - 1).equals(canonical))
                .findFirst();
    }

    @Override
    public synchronized Optional<String> compatibility(String subject) {
        return Optional.ofNullable(levels.get(subject)).map(level -> level.name);
    }

    @Override
    public synchronized void setCompatibility(String subject, String level) {
        CompatibilityLevel known = CompatibilityLevel.forName(level);
        if (known == null) {
            throw new SchemaRejected("compatibility level must be one the registry knows, but was " + level);
        }
        levels.put(subject, known);
    }

    @Override
    public synchronized SortedSet<String> subjects() {
        return new TreeSet<>(versions.keySet());
    }

    @Override
    public void close() {}

    private void requireCompatible(String subject, AvroSchema candidate) {
        List<ParsedSchemaHolder> before = new ArrayList<>();
        for (int id : versions.getOrDefault(subject, List.of())) {
            before.add(new SimpleParsedSchemaHolder(new AvroSchema(schemas.get(id - 1))));
        }
        CompatibilityLevel level = levels.getOrDefault(subject, CompatibilityLevel.NONE);
        List<String> problems = candidate.isCompatible(level, before);
        if (!problems.isEmpty()) {
            throw new SchemaRejected("schema of " + subject + " breaks " + level.name + ": " + problems.get(0));
        }
    }

    private static AvroSchema parse(String subject, String schema) {
        try {
            return new AvroSchema(schema);
        } catch (SchemaParseException invalid) {
            throw new SchemaRejected("schema of " + subject + " is not valid Avro: " + invalid.getMessage());
        }
    }
}
