package dev.attune.cli.evaluate.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.cli.evaluate.counting.Episode;
import dev.attune.cli.evaluate.counting.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads alerts, one JSON object per line, and puts the revisions of an episode together. */
final class AlertFileReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDS = Set.of("RESOLVED", "EXPIRED");
    private static final Set<String> STATES = Set.of("OPENED", "UPDATED", "RESOLVED", "EXPIRED");
    private static final String CHURN = "CHURN_RISK";
    private static final String DROP = "EXPERIENCE_DROP";
    private static final Set<String> GOOD_NEWS =
            Set.of("RISK_RECOVERED", "EXPERIENCE_RECOVERED", "EXPERIENCE_DELIGHTED");

    /** Codes of the drop statistic's own terms, which are no reason that anybody could act on. */
    private static final Set<String> NO_REASONS = Set.of("ACCUMULATION", "OTHER_SIGNALS");

    private final Path path;
    private final InputProblems problems;
    private final Map<String, Growing> episodes = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private long lastTime = Long.MIN_VALUE;
    private long repeated;

    AlertFileReader(Path path, InputProblems problems) {
        this.path = path;
        this.problems = problems;
    }

    /** An episode while its revisions come in. */
    private static final class Growing {
        private final String customerId;
        private final String kind;
        private final long opened;
        private final Set<String> touchpoints = new HashSet<>();
        private String mainReason = "";
        private boolean incident;
        private int firstRevision = Integer.MAX_VALUE;
        private long ended = Span.OPEN_END;

        private Growing(String customerId, String kind, long opened) {
            this.customerId = customerId;
            this.kind = kind;
            this.opened = opened;
        }
    }

    AlertFile read(String name) {
        try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    take(number, line);
                }
            }
        } catch (NoSuchFileException missing) {
            problems.add(path, "the file does not exist");
        } catch (IOException unreadable) {
            problems.add(path, "the file cannot be read as UTF-8: " + unreadable.getMessage());
        }
        return new AlertFile(name, path.toString(), episodes(CHURN), episodes(DROP), seen.size(), repeated, lastTime);
    }

    private void take(long line, String text) {
        JsonNode alert;
        try {
            alert = JSON.readTree(text);
        } catch (JsonProcessingException bad) {
            problems.add(path, line, "the line", "be a JSON object", text);
            return;
        }
        if (GOOD_NEWS.contains(alert.path("kind").asText())) {
            return; // nothing that could be right or false
        }
        String id = text(line, alert, "alert_id");
        String customerId = text(line, alert, "customer_id");
        String state = oneOf(line, alert, "state", STATES);
        String kind = oneOf(line, alert, "kind", Set.of(CHURN, DROP));
        Long opened = instant(line, alert, "opened_at");
        Long time = instant(line, alert, "event_time");
        int revision = alert.path("revision").asInt(0);
        if (revision < 1) {
            problems.add(
                    path,
                    line,
                    "revision",
                    "be a number of at least 1",
                    alert.path("revision").toString());
        }
        if (id == null || customerId == null || state == null || kind == null || opened == null || time == null) {
            return;
        }
        if (time < opened) {
            problems.add(
                    path,
                    line,
                    "event_time",
                    "not be before opened_at",
                    alert.path("event_time").asText());
            return;
        }
        if (!seen.add(id + ' ' + revision)) {
            repeated++;
            return;
        }
        lastTime = Math.max(lastTime, time);
        grow(episodes.computeIfAbsent(id, any -> new Growing(customerId, kind, opened)), alert, revision, state, time);
    }

    private static void grow(Growing episode, JsonNode alert, int revision, String state, long time) {
        if (revision < episode.firstRevision) {
            episode.firstRevision = revision;
            episode.mainReason = mainReason(alert);
        }
        alert.path("touchpoints").forEach(touchpoint -> episode.touchpoints.add(touchpoint.asText()));
        episode.incident |= alert.hasNonNull("incident_id");
        if (ENDS.contains(state)) {
            episode.ended = time;
        }
    }

    private static String mainReason(JsonNode alert) {
        String main = "";
        double most = Double.NEGATIVE_INFINITY;
        for (JsonNode part : alert.path("contributions")) {
            String reason = part.path("reason").asText();
            double points = part.path("points").asDouble();
            if (points > most && !NO_REASONS.contains(reason)) {
                most = points;
                main = reason;
            }
        }
        return main;
    }

    private Map<String, List<Episode>> episodes(String kind) {
        Map<String, List<Episode>> byCustomer = new HashMap<>();
        episodes.forEach((id, grown) -> {
            if (grown.kind.equals(kind)) {
                Episode episode = new Episode(
                        id,
                        grown.customerId,
                        new Span(grown.opened, grown.ended),
                        grown.mainReason,
                        grown.touchpoints,
                        grown.incident);
                byCustomer
                        .computeIfAbsent(grown.customerId, any -> new ArrayList<>())
                        .add(episode);
            }
        });
        return byCustomer;
    }

    private @Nullable String text(long line, JsonNode alert, String key) {
        JsonNode value = alert.path(key);
        if (!value.isTextual() || value.asText().isEmpty()) {
            problems.add(path, line, key, "be a text", value.isMissingNode() ? "" : value.toString());
            return null;
        }
        return value.asText();
    }

    private @Nullable String oneOf(long line, JsonNode alert, String key, Set<String> known) {
        String value = text(line, alert, key);
        if (value != null && !known.contains(value)) {
            problems.add(
                    path,
                    line,
                    key,
                    "be one of " + String.join(", ", known.stream().sorted().toList()),
                    value);
            return null;
        }
        return value;
    }

    private @Nullable Long instant(long line, JsonNode alert, String key) {
        String value = text(line, alert, key);
        try {
            return value == null ? null : Instant.parse(value).toEpochMilli();
        } catch (DateTimeException bad) {
            problems.add(path, line, key, "be an instant in ISO-8601 UTC", value == null ? "" : value);
            return null;
        }
    }
}
