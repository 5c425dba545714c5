package dev.attune.registry;

/** It will not talk to us (401, 403, TLS), or is no schema registry: asking again the same way cannot help. */
public final class RegistryRefused extends RegistryException {
    private static final long serialVersionUID = 1;

    public RegistryRefused(String message) {
        super(message);
    }
}
