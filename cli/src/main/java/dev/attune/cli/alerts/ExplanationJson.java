package dev.attune.cli.alerts;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.attune.delivery.RecordJson;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An explanation as one line of JSON: the records themselves, revisions in order, and the newest of each in words. */
final class ExplanationJson {

    private ExplanationJson() {}

    static String of(Explanation explanation) {
        Map<String, List<AlertRecord>> episodes = explanation.episodes();
        String alerts = episodes.values().stream()
                .flatMap(Collection::stream)
                .map(alert -> RecordJson.line(alert.value()))
                .collect(Collectors.joining(","));
        String words = episodes.values().stream()
                .map(Explanation::newest)
                .map(alert -> text(alert.alertId()) + ":" + texts(AlertWords.sentences(alert)))
                .collect(Collectors.joining(","));
        String health = explanation.health().map(RecordJson::line).orElse("null");
        return "{\"alerts\":[" + alerts + "],\"words\":{" + words + "},\"health\":" + health + incident(explanation)
                + "}";
    }

    /** The revisions of an incident, its newest in words, and the ids of the alerts that stand with it. */
    private static String incident(Explanation explanation) {
        List<IncidentRecord> revisions = explanation.incident();
        if (revisions.isEmpty()) {
            return "";
        }
        String told =
                revisions.stream().map(each -> RecordJson.line(each.value())).collect(Collectors.joining(","));
        List<String> attached =
                explanation.attached().stream().map(AlertRecord::alertId).toList();
        return ",\"incident\":[" + told + "],\"incident_words\":"
                + texts(IncidentWords.sentences(revisions.get(revisions.size() - 1))) + ",\"attached_alerts\":"
                + texts(attached);
    }

    private static String texts(List<String> texts) {
        return texts.stream().map(ExplanationJson::text).collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
