package dev.attune.registry;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.RestService;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.entities.SchemaString;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.flink.avro.shaded.org.apache.avro.SchemaParseException;

/**
 * A registry that speaks the Confluent protocol (Confluent, Apicurio's {@code /apis/ccompat/v7}, Redpanda, Karapace).
 *
 * <p>Uses the REST layer of the client and not its caches: the caching client parses what it gets with its own Avro
 * and reports a schema it cannot read as a failed connection, which would block a job for good.
 */
public final class ConfluentSchemaRegistry implements SchemaRegistry {
    private static final String AVRO = "AVRO";

    private final RestService rest;
    private final RegistryFailure failure;

    private ConfluentSchemaRegistry(RestService rest, RegistryFailure failure) {
        this.rest = rest;
        this.failure = failure;
    }

    /**
     * Prepares to talk to a registry; nothing is sent yet.
     *
     * @param addresses comma-separated http or https addresses; credentials may stand in them ({@code user:password@})
     * @param configuration further options of the Confluent client, for example {@code basic.auth.user.info} or
     *     {@code schema.registry.ssl.truststore.location}
     */
    public static ConfluentSchemaRegistry at(String addresses, Map<String, String> configuration) {
        RegistryAddress address = RegistryAddress.parse(addresses);
        RestService rest = new RestService(address.urls());
        configure(rest, clientConfiguration(address, configuration));
        return new ConfluentSchemaRegistry(rest, new RegistryFailure(address.place()));
    }

    /** As {@link #at(String, Map)}, with the client's defaults. */
    public static ConfluentSchemaRegistry at(String addresses) {
        return at(addresses, Map.of());
    }

    @Override
    public String schemaById(int id) {
        return ask(() -> {
            SchemaString found = rest.getId(id);
            if (found.getSchemaType() != null && !AVRO.equals(found.getSchemaType())) {
                throw new UnknownSchema("schema " + id + " is not Avro but " + found.getSchemaType());
            }
            return selfContained(id, found.getSchemaString(), found.getReferences());
        });
    }

    @Override
    public int register(String subject, String schema) {
        return ask(() -> rest.registerSchema(schema, subject));
    }

    @Override
    public OptionalInt idOf(String subject, String schema) {
        return askIfPresent(() -> rest.lookUpSubjectVersion(schema, subject))
                .map(found -> OptionalInt.of(found.getId()))
                .orElse(OptionalInt.empty());
    }

    @Override
    public Optional<String> compatibility(String subject) {
        return askIfPresent(() -> rest.getConfig(subject).getCompatibilityLevel());
    }

    @Override
    public void setCompatibility(String subject, String level) {
        ask(() -> rest.updateCompatibility(level, subject));
    }

    @Override
    public SortedSet<String> subjects() {
        return ask(() -> new TreeSet<>(rest.getAllSubjects()));
    }

    @Override
    public void close() {
        try {
            rest.close();
        } catch (IOException unclosed) {
            throw failure.of(unclosed);
        }
    }

    private String selfContained(int id, String schema, List<SchemaReference> references)
            throws IOException, RestClientException {
        if (references == null || references.isEmpty()) {
            return schema;
        }
        Map<String, String> resolved = new LinkedHashMap<>();
        resolve(references, resolved);
        try {
            return new AvroSchema(schema, references, resolved, null)
                    .rawSchema()
                    .toString();
        } catch (SchemaParseException unreadable) {
            throw new UnknownSchema("schema " + id + " does not parse together with its references");
        }
    }

    private void resolve(List<SchemaReference> references, Map<String, String> resolved)
            throws IOException, RestClientException {
        for (SchemaReference reference : references) {
            if (!resolved.containsKey(reference.getName())) {
                Schema found = rest.getVersion(reference.getSubject(), reference.getVersion(), true);
                if (found.getReferences() != null) {
                    resolve(found.getReferences(), resolved);
                }
                resolved.put(reference.getName(), found.getSchema());
            }
        }
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.put();
        } catch (RestClientException answer) {
            throw failure.of(answer);
        } catch (IOException unanswered) {
            throw failure.of(unanswered);
        }
    }

    private <T> Optional<T> askIfPresent(Question<T> question) {
        try {
            return Optional.ofNullable(ask(question));
        } catch (UnknownSchema absent) {
            return Optional.empty();
        }
    }

    /** Building the caching client turns options into credentials and TLS of the REST layer; it serves for nothing else. */
    private static void configure(RestService rest, Map<String, String> configuration) {
        CachedSchemaRegistryClient configured = new CachedSchemaRegistryClient(rest, 1, configuration);
        Objects.requireNonNull(configured);
    }

    private static Map<String, String> clientConfiguration(RegistryAddress address, Map<String, String> given) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS, "5000");
        configuration.put(SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS, "10000");
        if (address.userInfo() != null) {
            configuration.put(SchemaRegistryClientConfig.BASIC_AUTH_CREDENTIALS_SOURCE, "USER_INFO");
            configuration.put(SchemaRegistryClientConfig.USER_INFO_CONFIG, address.userInfo());
        }
        configuration.putAll(given);
        return configuration;
    }

    private interface Question<T> {
        T put() throws IOException, RestClientException;
    }
}
