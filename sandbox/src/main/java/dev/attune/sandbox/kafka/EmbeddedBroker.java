package dev.attune.sandbox.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker (KRaft, both roles) inside this JVM: for integration tests, and the body of {@link BrokerMain}. */
public final class EmbeddedBroker implements AutoCloseable {
    private final BrokerSettings settings;
    private final KafkaRaftServer server;

    private EmbeddedBroker(BrokerSettings settings, KafkaRaftServer server) {
        this.settings = settings;
        this.server = server;
    }

    /** Formats the directory on first use and starts; returns when clients can connect (about 3 s). */
    public static EmbeddedBroker start(BrokerSettings settings) throws Exception {
        formatOnce(settings);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings.properties()), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(settings, server);
    }

    /** What clients set as {@code bootstrap.servers}. */
    public String bootstrap() {
        return settings.bootstrap();
    }

    void awaitShutdown() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void formatOnce(BrokerSettings settings) throws Exception {
        if (Files.exists(settings.directory().resolve("meta.properties"))) {
            return;
        }
        createDirectory(settings);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(settings.directory().toString())
                .addDirectory(settings.directory().toString())
                .run();
    }

    private static void createDirectory(BrokerSettings settings) {
        try {
            Files.createDirectories(settings.directory());
        } catch (IOException failure) {
            throw new IllegalStateException("cannot create the broker's directory " + settings.directory(), failure);
        }
    }
}
