package dev.attune.cli.alerts;

import dev.attune.delivery.RecordJson;
import java.util.Collection;
import java.util.stream.Collectors;

/** An explanation as one line of JSON: the records themselves, revisions in order. */
final class ExplanationJson {

    private ExplanationJson() {}

    static String of(Explanation explanation) {
        String alerts = explanation.episodes().values().stream()
                .flatMap(Collection::stream)
                .map(alert -> RecordJson.line(alert.value()))
                .collect(Collectors.joining(","));
        String health = explanation.health().map(RecordJson::line).orElse("null");
        return "{\"alerts\":[" + alerts + "],\"health\":" + health + "}";
    }
}
