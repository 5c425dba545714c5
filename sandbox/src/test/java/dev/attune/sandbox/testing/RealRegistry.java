package dev.attune.sandbox.testing;

import dev.attune.sandbox.process.Directories;
import dev.attune.sandbox.process.Distribution;
import dev.attune.sandbox.process.Ports;
import dev.attune.sandbox.registry.RegistryProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The schema registry that integration tests share, in a process of its own. */
public final class RealRegistry implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    private final RegistryProcess registry;
    private final Path directory;

    private RealRegistry(RegistryProcess registry, Path directory) {
        this.registry = registry;
        this.directory = directory;
    }

    static RealRegistry start() {
        try {
            Path directory = Files.createTempDirectory("attune-test-registry");
            RegistryProcess registry = RegistryProcess.start(
                    new RegistryProcess.RegistrySettings(
                            Distribution.locate().registry(), directory.resolve("data"), Ports.free()),
                    directory.resolve("logs"));
            return new RealRegistry(registry, directory);
        } catch (IOException failure) {
            throw new IllegalStateException("the registry for tests did not start", failure);
        }
    }

    /** The Confluent-compatible API: what clients set as {@code schema.registry.url}. */
    public String url() {
        return registry.url();
    }

    @Override
    public void close() {
        registry.close();
        Directories.delete(directory);
    }
}
