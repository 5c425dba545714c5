package dev.attune.cli.alerts;

import dev.attune.cli.alerts.AlertRecord.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Says in plain words, and in the customer's own numbers, why an alert is what it is. Words are rendered where they are
 * read; the record holds none.
 */
public final class AlertWords {

    /** What does not carry at least this much of the strongest reason is left out of one line. */
    private static final double WORTH_SAYING = 0.1;

    private static final int MOST_REASONS = 3;

    private AlertWords() {}

    /** One line, strongest reasons first: {@code usually every 9 days, now silent for 31 days; a late delivery}. */
    public static String line(AlertRecord alert) {
        String reasons = String.join("; ", reasons(alert));
        return switch (alert.state()) {
            case "RESOLVED" -> "resolved: " + outcome(alert);
            case "EXPIRED" -> "expired without recovery: " + outcome(alert);
            default -> reasons.isEmpty() ? outcome(alert) : reasons;
        };
    }

    /** Full sentences. */
    public static List<String> sentences(AlertRecord alert) {
        List<String> sentences = new ArrayList<>();
        sentences.add(headline(alert));
        List<String> reasons = reasons(alert);
        if (!reasons.isEmpty()) {
            sentences.add("Why: " + String.join("; ", reasons) + ".");
        }
        List<String> against = alert.parts().stream()
                .filter(part -> part.points() < 0 && isEvidence(part))
                .map(part -> ReasonWords.of(part, alert.isChurnRisk()))
                .toList();
        if (!against.isEmpty()) {
            sentences.add("Speaking against it: " + String.join("; ", against) + ".");
        }
        if (alert.incidentId() != null) {
            sentences.add("Incident " + alert.incidentId() + " explains it: nobody need act on this customer alone.");
        }
        if (!alert.missing().isEmpty()) {
            sentences.add("Confidence %s; not known: %s."
                    .formatted(Figures.percent(alert.confidence()), codes(alert.missing())));
        }
        return sentences;
    }

    private static String headline(AlertRecord alert) {
        if (alert.isChurnRisk()) {
            return "%s chance that the customer has left; %s that nothing is bought in the next %d days."
                    .formatted(Figures.percent(alert.score()), Figures.percent(alert.risk()), alert.horizonDays());
        }
        return "Experience %s points %s what this customer could expect%s."
                .formatted(
                        Figures.decimal(Math.abs(alert.score()), 1),
                        alert.score() < 0 ? "below" : "above",
                        alert.touchpoints().isEmpty() ? "" : " (" + String.join(", ", alert.touchpoints()) + ")");
    }

    private static String outcome(AlertRecord alert) {
        String now = alert.isChurnRisk()
                ? Figures.percent(alert.score()) + " chance of having left"
                : Figures.signed(alert.score(), 1) + " points against expectation";
        Double before = alert.scoreBefore();
        if (before == null) {
            return now;
        }
        return now + ", was " + (alert.isChurnRisk() ? Figures.percent(before) : Figures.signed(before, 1));
    }

    private static List<String> reasons(AlertRecord alert) {
        List<Part> forIt = alert.parts().stream()
                .filter(part -> part.points() > 0 && isEvidence(part))
                .sorted(Comparator.comparingDouble(Part::points).reversed())
                .toList();
        double strongest = forIt.isEmpty() ? 0 : forIt.get(0).points();
        return forIt.stream()
                .filter(part -> part.points() >= WORTH_SAYING * strongest)
                .limit(MOST_REASONS)
                .map(part -> ReasonWords.of(part, alert.isChurnRisk()))
                .toList();
    }

    /** The model's own terms say nothing of this customer's experience. */
    private static boolean isEvidence(Part part) {
        return switch (part.reason()) {
            case "PROPENSITY", "CALIBRATION", "ACCUMULATION", "OTHER_SIGNALS" -> false;
            default -> true;
        };
    }

    private static String codes(List<String> codes) {
        return String.join(", ", codes).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
