package dev.attune.registry;

/** The registry answered, and has no such Avro schema. It may have one later: producers can be ahead of replication. */
public final class UnknownSchema extends RegistryException {
    private static final long serialVersionUID = 1;

    public UnknownSchema(String message) {
        super(message);
    }
}
