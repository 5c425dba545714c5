package dev.attune.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.avro.shaded.com.fasterxml.jackson.databind.ObjectMapper;

/** A registry in the Confluent protocol over an in-memory one, and whatever answers a test scripts on top. */
final class TestingRegistryServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final Map<String, Answer> scripted = new ConcurrentHashMap<>();
    private final Map<String, String> authorizations = new ConcurrentHashMap<>();
    private final HttpServer server;

    TestingRegistryServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void script(String path, int status, String body) {
        scripted.put(path, new Answer(status, body));
    }

    /** The Authorization header of the last request to the path; empty where it had none. */
    String authorization(String path) {
        return authorizations.getOrDefault(path, "");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.put(path, authorization == null ? "" : authorization);
        Answer answer = scripted.get(path);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        send(exchange, answer == null ? answer(exchange.getRequestMethod(), path.split("/"), body) : answer);
    }

    private Answer answer(String method, String[] path, String body) throws IOException {
        try {
            return Answer.ok(ask(method, path, body.isEmpty() ? Map.of() : JSON.readValue(body, Map.class)));
        } catch (UnknownSchema unknown) {
            return Answer.problem(404, 40403, unknown.getMessage());
        } catch (SchemaRejected rejected) {
            return Answer.problem(409, 409, rejected.getMessage());
        }
    }

    private Object ask(String method, String[] path, Map<?, ?> body) {
        String question = method + " " + path[1] + (path.length > 3 ? "/" + path[3] : "");
        return switch (question) {
            case "GET subjects" -> registry.subjects();
            case "POST subjects/versions" -> Map.of("id", registry.register(path[2], (String) body.get("schema")));
            case "POST subjects" -> found(path[2], (String) body.get("schema"));
            case "PUT config" -> {
                registry.setCompatibility(path[2], (String) body.get("compatibility"));
                yield body;
            }
            case "GET config" ->
                Map.of(
                        "compatibilityLevel",
                        registry.compatibility(path[2]).orElseThrow(() -> new UnknownSchema("no level set")));
            default -> Map.of("schema", registry.schemaById(Integer.parseInt(path[3])));
        };
    }

    private Map<String, Object> found(String subject, String schema) {
        int id = registry.idOf(subject, schema).orElseThrow(() -> new UnknownSchema("schema not found"));
        return Map.of("subject", subject, "id", id, "version", 1, "schema", schema);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record Answer(int status, String body) {
        static Answer ok(Object body) throws IOException {
            return new Answer(200, JSON.writeValueAsString(body));
        }

        static Answer problem(int status, int code, String message) throws IOException {
            return new Answer(status, JSON.writeValueAsString(Map.of("error_code", code, "message", message)));
        }
    }
}
