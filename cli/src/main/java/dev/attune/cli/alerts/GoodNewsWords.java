package dev.attune.cli.alerts;

import dev.attune.cli.alerts.AlertRecord.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says in plain words what went well. */
final class GoodNewsWords {

    private GoodNewsWords() {}

    /** One line: {@code better than expected: pages take 180 ms, usually 400 ms}. */
    static String line(AlertRecord alert) {
        return switch (alert.state()) {
            case "RESOLVED" -> lasting(alert);
            case "EXPIRED" -> "did not last";
            default -> what(alert) + ": " + why(alert);
        };
    }

    /** Full sentences. */
    static List<String> sentences(AlertRecord alert) {
        List<String> sentences = new ArrayList<>();
        if (alert.state().equals("RESOLVED") || alert.state().equals("EXPIRED")) {
            sentences.add("Over since %s UTC: %s.".formatted(Figures.time(alert.eventTime()), line(alert)));
        }
        sentences.add(headline(alert));
        sentences.addAll(ConfidenceWords.of(alert.value()));
        return sentences;
    }

    private static String lasting(AlertRecord alert) {
        return alert.kind().equals("EXPERIENCE_DELIGHTED") ? "is what the customer expects now, or over" : "it lasted";
    }

    private static String what(AlertRecord alert) {
        return switch (alert.kind()) {
            case "RISK_RECOVERED" -> "came back";
            case "EXPERIENCE_RECOVERED" -> "recovered";
            default -> "better than expected";
        };
    }

    private static String why(AlertRecord alert) {
        return switch (alert.kind()) {
            case "RISK_RECOVERED" -> Figures.percent(alert.score()) + " chance of having left";
            case "EXPERIENCE_RECOVERED" ->
                Figures.decimal(alert.score(), 1) + " points regained since the worst, which was about "
                        + reason(alert);
            default -> reason(alert);
        };
    }

    private static String headline(AlertRecord alert) {
        return switch (alert.kind()) {
            case "RISK_RECOVERED" ->
                "The customer came back: %s chance of having left; %s that nothing is bought in the next %d days."
                        .formatted(Figures.percent(alert.score()), Figures.percent(alert.risk()), alert.horizonDays());
            case "EXPERIENCE_RECOVERED" ->
                "The customer has again what they expect: %s points regained since the worst, which was about %s."
                        .formatted(Figures.decimal(alert.score(), 1), reason(alert));
            default ->
                "Experience %s points %s what this customer could expect%s: %s."
                        .formatted(
                                Figures.decimal(Math.abs(alert.score()), 1),
                                alert.score() < 0 ? "below" : "above",
                                alert.touchpoints().isEmpty()
                                        ? ""
                                        : " (" + String.join(", ", alert.touchpoints()) + ")",
                                reason(alert));
        };
    }

    /** The strongest reason. */
    private static String reason(AlertRecord alert) {
        return alert.parts().stream()
                .filter(AlertWords::isEvidence)
                .max(Comparator.comparingDouble(Part::points))
                .map(part -> ReasonWords.of(part, alert.isChurnRisk()))
                .orElse("several signals together");
    }
}
