package dev.attune.registry;

/** The registry does not take this schema: not valid, or not compatible with the versions before. */
public final class SchemaRejected extends RegistryException {
    private static final long serialVersionUID = 1;

    public SchemaRejected(String message) {
        super(message);
    }
}
