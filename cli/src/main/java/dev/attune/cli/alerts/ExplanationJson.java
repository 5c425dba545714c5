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
        return "{\"alerts\":[" + alerts + "],\"words\":{" + words + "},\"health\":" + health + "}";
    }

    private static String texts(List<String> texts) {
        return texts.stream().map(ExplanationJson::text).collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
