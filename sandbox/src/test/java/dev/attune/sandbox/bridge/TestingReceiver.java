package dev.attune.sandbox.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook on loopback: notes what it took, and takes what its mood says. */
final class TestingReceiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was taken. */
    record Taken(String key, String alertId, int revision, long atNanos) {}

    /** The status of an answer; 0 for none at all. */
    interface Mood {
        int statusOf(int request, HttpExchange exchange);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile Mood mood;
    private int requests;

    TestingReceiver(Mood mood) throws IOException {
        this.mood = mood;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    static TestingReceiver answering(int status) throws IOException {
        return new TestingReceiver((request, exchange) -> status);
    }

    void mood(Mood changed) {
        mood = changed;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    List<Taken> taken() {
        return taken;
    }

    /** Idempotency keys of what was taken, each once. */
    List<String> keys() {
        LinkedHashSet<String> keys = new LinkedHashSet<>();
        taken.forEach(each -> keys.add(each.key()));
        return List.copyOf(keys);
    }

    /** Revisions of each alert in the order they were first taken. */
    Map<String, List<Integer>> revisions() {
        Map<String, List<Integer>> revisions = new LinkedHashMap<>();
        taken.forEach(each -> {
            List<Integer> seen = revisions.computeIfAbsent(each.alertId(), id -> new ArrayList<>());
            if (!seen.contains(each.revision())) {
                seen.add(each.revision());
            }
        });
        return revisions;
    }

    synchronized int requests() {
        return requests;
    }

    private synchronized int next() {
        return ++requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode alert = JSON.readTree(exchange.getRequestBody());
        int status = mood.statusOf(next(), exchange);
        if (status == 0) {
            return;
        }
        if (status < 300) {
            taken.add(new Taken(
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    alert.get("alert_id").asText(),
                    alert.get("revision").asInt(),
                    System.nanoTime()));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
