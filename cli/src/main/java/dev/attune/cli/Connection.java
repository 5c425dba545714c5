package dev.attune.cli;

import dev.attune.registry.ConfluentSchemaRegistry;
import dev.attune.registry.SchemaRegistry;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach broker and registry; mix it in with {@code @Mixin Connection connection}. */
public final class Connection {
    private static final String REGISTRY_PREFIX = "schema.registry.";

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:ATTUNE_BOOTSTRAP:-127.0.0.1:9092}",
            description = "Kafka brokers (environment: ATTUNE_BOOTSTRAP; default: ${DEFAULT-VALUE}).")
    private String bootstrap = "";

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:ATTUNE_REGISTRY:-http://127.0.0.1:8081}",
            description =
                    "Schema registry, Confluent protocol (environment: ATTUNE_REGISTRY; default: http://127.0.0.1:8081).")
    private String registry = "";

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description =
                    "Properties of the Kafka clients (security, ...); those named schema.registry.* go to the registry's.")
    private @Nullable Path clientConfig;

    public String bootstrap() {
        return bootstrap;
    }

    /** Properties for any Kafka client, {@code bootstrap.servers} included. */
    public Map<String, Object> kafka() {
        Map<String, Object> properties = new HashMap<>();
        given().forEach((key, value) -> {
            if (!key.startsWith(REGISTRY_PREFIX)) {
                properties.put(key, value);
            }
        });
        properties.put("bootstrap.servers", bootstrap);
        return properties;
    }

    /** A client of the registry; nothing is sent yet. */
    public SchemaRegistry registry() {
        Map<String, String> properties = new HashMap<>(given());
        properties.keySet().removeIf(key -> !key.startsWith(REGISTRY_PREFIX));
        return ConfluentSchemaRegistry.at(registry, properties);
    }

    private Map<String, String> given() {
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
