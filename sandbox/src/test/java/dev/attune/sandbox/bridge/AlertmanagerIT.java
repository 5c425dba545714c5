package dev.attune.sandbox.bridge;

import static dev.attune.sandbox.bridge.RunningBridge.await;
import static dev.attune.sandbox.bridge.RunningBridge.awaitPositions;
import static dev.attune.sandbox.bridge.RunningBridge.configuration;
import static dev.attune.sandbox.bridge.RunningBridge.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.sandbox.process.Ports;
import dev.attune.sandbox.testing.RealBroker;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The bridge against a real Alertmanager: Debian's prometheus-alertmanager; skipped where it is not installed. */
@ExtendWith(SandboxExtension.class)
final class AlertmanagerIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void anAlertFiresUntilItIsResolved(RealBroker broker, RealRegistry registry) throws Exception {
        Optional<Path> binary = onThePath("prometheus-alertmanager", "alertmanager");
        assumeTrue(binary.isPresent(), "no Alertmanager here: apt-get install prometheus-alertmanager brings one");
        run(broker, registry, 0, "topics", "apply");
        List<JsonNode> notified = new CopyOnWriteArrayList<>();
        HttpServer pager = pager(notified);
        int port = Ports.free();
        String url = "http://127.0.0.1:" + port;
        Process alertmanager = start(binary.get(), port, pager.getAddress().getPort());
        try (AlertWriter alerts = new AlertWriter(broker, registry)) {
            await("Alertmanager", () -> answers(url));
            Path configuration = configuration(directory, """
                    group: it-alertmanager
                    receivers:
                      oncall: {type: alertmanager, url: '%s', kinds: [churn-risk], resend-interval: PT1S}
                    """.formatted(url));
            try (RunningBridge bridge = new RunningBridge(broker, registry, configuration)) {
                awaitPositions(broker, "it-alertmanager.oncall");
                alerts.write("am-fires", 1, EpisodeState.OPENED);
                await("firing: " + bridge.told(), () -> firing(url).size() == 1);
                JsonNode firing = firing(url).get(0);
                assertThat(firing.get("labels").get("alertname").asText()).isEqualTo("AttuneChurnRisk");
                assertThat(firing.get("labels").get("severity").asText()).isEqualTo("warning");
                assertThat(firing.get("labels").toString()).doesNotContain("customer");
                assertThat(firing.get("annotations").get("customer_id").asText())
                        .isEqualTo("customer-of-am-fires");
                // Alertmanager forgets: only posting it again brings it back, and moves its end on.
                String ends = firing.get("endsAt").asText();
                await(
                        "told again",
                        () -> !firing(url).get(0).get("endsAt").asText().equals(ends));
            }
            // Another process knows from the topic what is open, and goes on telling.
            try (RunningBridge bridge = new RunningBridge(broker, registry, configuration)) {
                String ends = firing(url).get(0).get("endsAt").asText();
                await(
                        "told again after a restart: " + bridge.told(),
                        () -> !firing(url).isEmpty()
                                && !firing(url).get(0).get("endsAt").asText().equals(ends));
                alerts.write("am-fires", 2, EpisodeState.RESOLVED);
                await("resolved", () -> firing(url).isEmpty());
            }
            await(
                    "the last notification",
                    () -> statusOf(notified.get(notified.size() - 1)).equals("resolved"));
            assertThat(statusOf(notified.get(0))).isEqualTo("firing");
        } finally {
            alertmanager.destroyForcibly().waitFor();
            pager.stop(0);
        }
    }

    private Process start(Path binary, int port, int pager) throws IOException {
        Path configuration = Files.writeString(directory.resolve("alertmanager.yml"), """
                route: {receiver: pager, group_by: [alert_id], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
                receivers:
                  - name: pager
                    webhook_configs: [{url: 'http://127.0.0.1:%d/', send_resolved: true}]
                """.formatted(pager));
        return new ProcessBuilder(
                        binary.toString(),
                        "--config.file=" + configuration,
                        "--storage.path=" + directory.resolve("alertmanager"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("alertmanager.log").toFile())
                .start();
    }

    private static String statusOf(JsonNode notification) {
        return notification.get("status").asText();
    }

    private static HttpServer pager(List<JsonNode> notified) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            JsonNode notification = JSON.readTree(exchange.getRequestBody());
            if (notification.get("groupLabels").get("alert_id").asText().equals("am-fires")) {
                notified.add(notification);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static List<JsonNode> firing(String url) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(url + "/api/v2/alerts?filter=alert_id%3D%22am-fires%22"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        List<JsonNode> alerts = new CopyOnWriteArrayList<>();
        JSON.readTree(answer.body()).forEach(alerts::add);
        return alerts;
    }

    private static boolean answers(String url) {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(URI.create(url + "/-/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<Path> onThePath(String... names) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(directory -> Arrays.stream(names).map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
