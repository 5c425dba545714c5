package dev.attune.registry;

/** Not reachable, too slow, overloaded or broken (timeouts, 5xx, 429): asking again can help, nothing is known. */
public final class RegistryUnavailable extends RegistryException {
    private static final long serialVersionUID = 1;

    public RegistryUnavailable(String message) {
        super(message);
    }
}
