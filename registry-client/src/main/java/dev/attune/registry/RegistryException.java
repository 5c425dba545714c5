package dev.attune.registry;

/** What went wrong with the registry; each kind calls for another reaction. Messages never hold credentials. */
public abstract sealed class RegistryException extends RuntimeException
        permits UnknownSchema, RegistryUnavailable, RegistryRefused, SchemaRejected {
    private static final long serialVersionUID = 1;

    RegistryException(String message) {
        super(message);
    }
}
