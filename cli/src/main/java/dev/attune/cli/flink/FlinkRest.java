package dev.attune.cli.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** A client of Flink's REST API. Every method throws {@link FlinkUnavailableException} when there is no answer. */
public final class FlinkRest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** @param url such as {@code http://127.0.0.1:8081} */
    public FlinkRest(String url) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    public String url() {
        return url;
    }

    public boolean answers() {
        try {
            overview();
            return true;
        } catch (FlinkUnavailableException silent) {
            return false;
        }
    }

    public ClusterOverview overview() {
        JsonNode answer = ask("/overview");
        return new ClusterOverview(
                answer.path("taskmanagers").asInt(),
                answer.path("slots-total").asInt(),
                answer.path("slots-available").asInt(),
                answer.path("flink-version").asText());
    }

    public List<JobOverview> jobs() {
        List<JobOverview> jobs = new ArrayList<>();
        for (JsonNode job : ask("/jobs/overview").path("jobs")) {
            jobs.add(new JobOverview(
                    job.path("jid").asText(),
                    job.path("name").asText(),
                    job.path("state").asText(),
                    job.path("start-time").asLong(),
                    job.path("tasks").path("total").asInt(),
                    job.path("tasks").path("running").asInt()));
        }
        return jobs;
    }

    /** @throws FlinkUnavailableException also when the cluster does not know the job */
    public JobOverview job(String id) {
        return jobs().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new FlinkUnavailableException("Flink at " + url + " knows no job " + id));
    }

    public List<JobVertex> vertices(String jobId) {
        List<JobVertex> vertices = new ArrayList<>();
        for (JsonNode vertex : ask("/jobs/" + jobId).path("vertices")) {
            vertices.add(new JobVertex(
                    vertex.path("id").asText(),
                    vertex.path("name").asText(),
                    vertex.path("parallelism").asInt(),
                    vertex.path("status").asText()));
        }
        return vertices;
    }

    public CheckpointOverview checkpoints(String jobId) {
        JsonNode answer = ask("/jobs/" + jobId + "/checkpoints");
        JsonNode counts = answer.path("counts");
        JsonNode latest = answer.path("latest").path("completed");
        boolean anyFailed = answer.path("latest").hasNonNull("failed");
        return new CheckpointOverview(
                counts.path("completed").asLong(),
                anyFailed ? counts.path("failed").asLong() : 0,
                counts.path("restored").asLong(),
                latest.path("end_to_end_duration").asLong(),
                latest.path("state_size").asLong());
    }

    /** What the job failed with last, shortened to its first line; empty when it never did. */
    public List<String> failures(String jobId) {
        List<String> failures = new ArrayList<>();
        for (JsonNode entry : ask("/jobs/" + jobId + "/exceptions?maxExceptions=5")
                .path("exceptionHistory")
                .path("entries")) {
            entry.path("stacktrace")
                    .asText()
                    .lines()
                    .filter(FlinkRest::namesCause)
                    .forEach(failures::add);
        }
        return failures;
    }

    /** The lowest watermark over all tasks in epoch milliseconds; empty before the first one. */
    public OptionalLong watermark(String jobId) {
        List<Long> watermarks = new ArrayList<>();
        for (JobVertex vertex : vertices(jobId)) {
            for (JsonNode task : ask("/jobs/" + jobId + "/vertices/" + vertex.id() + "/watermarks")) {
                watermarks.add(task.path("value").asLong(Long.MIN_VALUE));
            }
        }
        return watermarks.stream()
                .mapToLong(Long::longValue)
                .filter(watermark -> watermark > Long.MIN_VALUE && watermark < Long.MAX_VALUE)
                .min();
    }

    /**
     * Sums of numeric metrics over all parallel instances, by the last part of their names (after the last dot).
     *
     * @param wanted which of those last parts to ask for
     */
    public Map<String, Long> metricSums(String jobId, Predicate<String> wanted) {
        Map<String, Long> sums = new HashMap<>();
        for (JobVertex vertex : vertices(jobId)) {
            String path = "/jobs/" + jobId + "/vertices/" + vertex.id() + "/subtasks/metrics";
            List<String> ids = new ArrayList<>();
            for (JsonNode metric : ask(path)) {
                String id = metric.path("id").asText();
                if (wanted.test(lastPart(id))) {
                    ids.add(URLEncoder.encode(id, StandardCharsets.UTF_8));
                }
            }
            if (!ids.isEmpty()) {
                for (JsonNode metric : ask(path + "?agg=sum&get=" + String.join(",", ids))) {
                    sums.merge(
                            lastPart(metric.path("id").asText()),
                            Math.round(metric.path("sum").asDouble()),
                            Long::sum);
                }
            }
        }
        return sums;
    }

    /** Asks for cancellation; returns at once. */
    public void cancel(String jobId) {
        exchange("PATCH", "/jobs/" + jobId + "?mode=cancel", BodyPublishers.noBody());
    }

    /**
     * Starts stopping the job with a savepoint.
     *
     * @return the request's id for {@link #savepoint}
     */
    public String stopWithSavepoint(String jobId, String directory) {
        String body = JSON.createObjectNode()
                .put("targetDirectory", directory)
                .put("drain", false)
                .toString();
        return exchange("POST", "/jobs/" + jobId + "/stop", BodyPublishers.ofString(body))
                .path("request-id")
                .asText();
    }

    /**
     * Where the savepoint went; empty while it is under way.
     *
     * @throws FlinkUnavailableException when it failed
     */
    public Optional<String> savepoint(String jobId, String requestId) {
        JsonNode answer = ask("/jobs/" + jobId + "/savepoints/" + requestId);
        if (!answer.path("status").path("id").asText().equals("COMPLETED")) {
            return Optional.empty();
        }
        JsonNode operation = answer.path("operation");
        if (operation.has("failure-cause")) {
            String cause = operation.path("failure-cause").path("stack-trace").asText();
            throw new FlinkUnavailableException(
                    "the savepoint failed: " + cause.lines().findFirst().orElse("no cause given"));
        }
        return Optional.of(operation.path("location").asText());
    }

    private JsonNode ask(String path) {
        return exchange("GET", path, BodyPublishers.noBody());
    }

    private JsonNode exchange(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new FlinkUnavailableException("Flink at %s answered %s %s with status %d"
                        .formatted(url, method, path, response.statusCode()));
            }
            return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException failure) {
            throw new FlinkUnavailableException("Flink at " + url + " does not answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FlinkUnavailableException("interrupted while asking Flink at " + url, interrupted);
        }
    }

    private static boolean namesCause(String line) {
        return line.startsWith("Caused by:") || !line.startsWith("\t") && line.contains("Exception");
    }

    private static String lastPart(String metric) {
        return metric.substring(metric.lastIndexOf('.') + 1);
    }
}
