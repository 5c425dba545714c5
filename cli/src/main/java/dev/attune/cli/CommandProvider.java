package dev.attune.cli;

import java.util.List;

/**
 * Brings commands to the root, found by {@link java.util.ServiceLoader}: so the sandbox adds its own without the
 * production command line knowing it.
 */
public interface CommandProvider {
    /** Objects annotated with picocli's {@code @Command}, fresh on every call. */
    List<Object> commands();
}
