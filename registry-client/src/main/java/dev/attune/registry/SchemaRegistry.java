package dev.attune.registry;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;

/**
 * Port to a schema registry. Schemas travel as Avro JSON, so that no Avro version is forced on the caller. Nothing is
 * cached here: ids never change their meaning, so callers may keep what they get for good.
 *
 * <p>Every method throws {@link RegistryUnavailable} when asking again can help, and {@link RegistryRefused} when it
 * cannot.
 */
public interface SchemaRegistry extends AutoCloseable {
    /**
     * The schema of this id, references resolved into one self-contained schema.
     *
     * @throws UnknownSchema the registry has no Avro schema of this id (now: it may get one later)
     */
    String schemaById(int id);

    /**
     * The id of this schema, registered under the subject unless it is already there.
     *
     * @throws SchemaRejected the schema is not valid, or breaks the subject's compatibility level
     */
    int register(String subject, String schema);

    /** The id of this schema if it is registered under the subject. */
    OptionalInt idOf(String subject, String schema);

    /** The compatibility level set on the subject itself, not one inherited; empty where none is. */
    Optional<String> compatibility(String subject);

    /**
     * Sets the compatibility level of a subject, which need not exist yet.
     *
     * @param level the registry's own name, for example {@code FULL_TRANSITIVE}
     */
    void setCompatibility(String subject, String level);

    /** All subjects that hold a schema. */
    SortedSet<String> subjects();

    @Override
    void close();
}
