package dev.attune.sandbox.registry;

import dev.attune.sandbox.process.ChildProcess;
import dev.attune.sandbox.process.JavaCommand;
import dev.attune.sandbox.process.Ports;
import dev.attune.sandbox.process.SandboxException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A schema registry (Apicurio) in a process of its own; its content is a file and survives a restart. */
public final class RegistryProcess implements AutoCloseable {
    /** The jar whose manifest names the rest of the registry's class path. */
    static final String RUNNER = "apicurio-registry-app-3.0.9-runner.jar";

    private static final String MAIN_CLASS = "io.quarkus.runner.GeneratedMain";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(180);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    private final RegistrySettings settings;
    private final ChildProcess child;

    private RegistryProcess(RegistrySettings settings, ChildProcess child) {
        this.settings = settings;
        this.child = child;
    }

    /** Starts a registry and returns when it answers (5 to 8 s). */
    public static RegistryProcess start(RegistrySettings settings, Path logDirectory) {
        JavaCommand command = new JavaCommand(
                List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxMetaspaceSize=160m"),
                List.of(settings.installation().resolve(RUNNER)),
                MAIN_CLASS,
                List.of());
        ChildProcess child = ChildProcess.start("schema registry", command, settings.environment(), logDirectory);
        RegistryProcess registry = new RegistryProcess(settings, child);
        try {
            HttpClient http = HttpClient.newHttpClient();
            child.awaitReady(START_TIMEOUT, () -> Ports.answers(settings.port()) && registry.answers(http));
            registry.checkCompatibilityByDefault(http);
            return registry;
        } catch (RuntimeException failure) {
            child.kill();
            throw failure;
        }
    }

    /** The Confluent-compatible API: what clients set as {@code schema.registry.url}. */
    public String url() {
        return "http://" + Ports.LOOPBACK + ":" + settings.port() + "/apis/ccompat/v7";
    }

    public ChildProcess process() {
        return child;
    }

    /** Stops in order, so that the content can be opened again. */
    public void stop() {
        child.stop(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        child.kill();
    }

    private boolean answers(HttpClient http) {
        try {
            return send(http, request("/subjects").GET()) == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Apicurio checks nothing unless told; Confluent's default is to check backward compatibility. */
    private void checkCompatibilityByDefault(HttpClient http) {
        try {
            int status = send(
                    http,
                    request("/config")
                            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                            .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}")));
            if (status != 200) {
                throw new SandboxException("the schema registry refused a compatibility level with status " + status);
            }
        } catch (IOException failure) {
            throw new SandboxException("the schema registry went away while starting", failure);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(CALL_TIMEOUT);
    }

    private static int send(HttpClient http, HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /**
     * Where a registry lives and listens.
     *
     * @param installation the unpacked distribution
     * @param directory its data
     * @param port on loopback
     */
    public record RegistrySettings(Path installation, Path directory, int port) {
        Map<String, String> environment() {
            return Map.of(
                    "QUARKUS_HTTP_HOST", Ports.LOOPBACK,
                    "QUARKUS_HTTP_PORT", Integer.toString(port),
                    "APICURIO_STORAGE_KIND", "sql",
                    "APICURIO_STORAGE_SQL_KIND", "h2",
                    "APICURIO_DATASOURCE_URL", "jdbc:h2:file:" + directory.resolve("registry"),
                    "APICURIO_DATASOURCE_USERNAME", "sa",
                    "APICURIO_DATASOURCE_PASSWORD", "sa");
        }
    }
}
