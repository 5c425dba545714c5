package dev.attune.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.sandbox.process.Distribution;
import dev.attune.sandbox.process.Ports;
import dev.attune.sandbox.registry.RegistryProcess.RegistrySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegistryProcessIT {
    private static final String SCHEMA = "{\"schema\":\"{\\\"type\\\":\\\"string\\\"}\"}";
    private static final String INCOMPATIBLE = "{\"schema\":\"{\\\"type\\\":\\\"int\\\"}\"}";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void schemasSurviveARestartAndIncompatibleOnesAreRefused(@TempDir Path directory) throws Exception {
        RegistrySettings settings =
                new RegistrySettings(Distribution.locate().registry(), directory.resolve("data"), Ports.free());
        HttpResponse<String> registered;
        try (RegistryProcess registry = RegistryProcess.start(settings, directory.resolve("logs"))) {
            registered = register(registry, SCHEMA);
            assertThat(registered.statusCode()).isEqualTo(200);
            assertThat(register(registry, INCOMPATIBLE).statusCode()).isEqualTo(409);
            registry.stop();
        }
        try (RegistryProcess registry = RegistryProcess.start(settings, directory.resolve("logs"))) {
            assertThat(register(registry, SCHEMA).body()).isEqualTo(registered.body());
            assertThat(registry.process().residentBytes()).isPositive();
        }
    }

    private HttpResponse<String> register(RegistryProcess registry, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/registry-process-it/versions"))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
