package dev.attune.cli;

import dev.attune.registry.ConfluentSchemaRegistry;
import dev.attune.registry.SchemaRegistry;
import dev.attune.settings.Options;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach broker and registry; mix it in with {@code @Mixin Connection connection}. */
public final class Connection {
    private static final String REGISTRY_PREFIX = "schema.registry.";

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:ATTUNE_BOOTSTRAP}",
            description =
                    "Kafka brokers (default: ATTUNE_BOOTSTRAP of the environment, else the running sandbox, else 127.0.0.1:9092).")
    private @Nullable String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:ATTUNE_REGISTRY}",
            description =
                    "Schema registry, Confluent protocol (default: ATTUNE_REGISTRY of the environment, else the running sandbox, else http://127.0.0.1:8081).")
    private @Nullable String registry;

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description =
                    "Properties of the Kafka clients (security, ...); those named schema.registry.* go to the registry's.")
    private @Nullable Path clientConfig;

    /** Kafka's {@code bootstrap.servers}. */
    public String bootstrap() {
        return given(bootstrap)
                .or(() -> Endpoints.running().map(Endpoints::bootstrap))
                .orElse("127.0.0.1:9092");
    }

    /** Address of the registry's Confluent API; may hold credentials, so never print it. */
    public String registryAddress() {
        return given(registry)
                .or(() -> Endpoints.running().map(Endpoints::registry))
                .orElse("http://127.0.0.1:8081");
    }

    /** Properties for any Kafka client, {@code bootstrap.servers} included. */
    public Map<String, Object> kafka() {
        Map<String, Object> properties = new HashMap<>();
        clientProperties().forEach((key, value) -> {
            if (!key.startsWith(REGISTRY_PREFIX)) {
                properties.put(key, value);
            }
        });
        properties.put("bootstrap.servers", bootstrap());
        return properties;
    }

    /** A client of the registry; nothing is sent yet. */
    public SchemaRegistry registry() {
        Map<String, String> properties = new HashMap<>(clientProperties());
        properties.keySet().removeIf(key -> !key.startsWith(REGISTRY_PREFIX));
        return ConfluentSchemaRegistry.at(registryAddress(), properties);
    }

    /** The same as options of a job. */
    public Map<String, String> jobOptions() {
        Map<String, String> options = new HashMap<>();
        clientProperties().forEach((key, value) -> {
            boolean registrys = key.startsWith(REGISTRY_PREFIX);
            options.put((registrys ? Options.REGISTRY_CLIENT_PREFIX : Options.KAFKA_CLIENT_PREFIX) + key, value);
        });
        options.put(Options.BOOTSTRAP_SERVERS.key(), bootstrap());
        options.put(Options.REGISTRY_URL.key(), registryAddress());
        return options;
    }

    /** An unset environment variable leaves its own name behind, which is no address. */
    private static Optional<String> given(@Nullable String option) {
        return Optional.ofNullable(option).filter(value -> !value.isBlank() && !value.startsWith("${env:"));
    }

    private Map<String, String> clientProperties() {
        if (clientConfig == null) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(clientConfig)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new CommandFailed("--client-config must be a readable file, but was " + clientConfig, unreadable);
        }
        Map<String, String> given = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> given.put(key, properties.getProperty(key)));
        return given;
    }
}
