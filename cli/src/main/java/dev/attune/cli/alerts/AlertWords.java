package dev.attune.cli.alerts;

import dev.attune.cli.alerts.AlertRecord.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        String held = TellingWords.heldBack(alert);
        return why(alert) + (held.isEmpty() ? "" : " (" + held + ")");
    }

    private static String why(AlertRecord alert) {
        if (alert.isGoodNews()) {
            return GoodNewsWords.line(alert);
        }
        String reasons = String.join("; ", reasons(alert));
        return switch (alert.state()) {
            case "RESOLVED" -> "resolved: " + outcome(alert);
            case "EXPIRED" -> "expired without recovery: " + outcome(alert);
            default ->
                (TellingWords.isReminder(alert) ? "reminder: " : "")
                        + (alert.incidentId() == null ? "" : "in an incident: ")
                        + (reasons.isEmpty() ? outcome(alert) : reasons);
        };
    }

    /** Full sentences: what is the matter, why in the customer's own numbers, what speaks against it, what is not known. */
    public static List<String> sentences(AlertRecord alert) {
        if (alert.isGoodNews()) {
            return GoodNewsWords.sentences(alert);
        }
        List<String> sentences = new ArrayList<>();
        boolean over = alert.state().equals("RESOLVED") || alert.state().equals("EXPIRED");
        if (over) {
            sentences.add("Over since %s UTC%s."
                    .formatted(
                            Figures.time(alert.eventTime()),
                            alert.state().equals("EXPIRED") ? ", without recovery" : ""));
        }
        sentences.add(headline(alert));
        if (alert.isChurnRisk()) {
            sentences.addAll(clocks(alert));
        }
        List<String> reasons = alert.isChurnRisk() ? experience(alert) : reasons(alert);
        if (!reasons.isEmpty()) {
            String why = over ? "It was about: " : "Why: ";
            sentences.add((alert.isChurnRisk() ? since(alert) : why) + String.join("; ", reasons) + ".");
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
        if (TellingWords.isReminder(alert)) {
            sentences.add("A reminder: nothing new was to be told for long, and it goes on.");
        }
        sentences.addAll(ConfidenceWords.of(alert.value()));
        return sentences;
    }

    /** The clock that the alert goes by first. */
    private static List<String> clocks(AlertRecord alert) {
        Optional<ClockView> visits = ClockView.activity(alert.value(), alert.eventTime());
        Optional<ClockView> orders = ClockView.purchases(alert.value(), alert.eventTime());
        boolean ordersFirst = ClockView.leading(alert.value(), alert.eventTime())
                .map(leading -> !leading.visits())
                .orElse(false);
        return Stream.of(ordersFirst ? orders : visits, ordersFirst ? visits : orders)
                .flatMap(Optional::stream)
                .map(ClockView::sentence)
                .toList();
    }

    /** Everything that speaks for leaving but silence, strongest first. */
    private static List<String> experience(AlertRecord alert) {
        return alert.parts().stream()
                .filter(part ->
                        part.points() > 0 && isEvidence(part) && !part.reason().equals("SILENCE"))
                .sorted(Comparator.comparingDouble(Part::points).reversed())
                .map(part -> ReasonWords.of(part, true))
                .toList();
    }

    private static String since(AlertRecord alert) {
        boolean bought = ClockView.purchases(alert.value(), alert.eventTime()).isPresent();
        return bought ? "Since the last order: " : "So far: ";
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
                .map(part -> words(part, alert))
                .toList();
    }

    /** Silence is told in the figures of the clock that heard it. */
    static String words(Part part, AlertRecord alert) {
        if (part.reason().equals("SILENCE")) {
            return ClockView.leading(alert.value(), alert.eventTime())
                    .map(clock -> clock.phrase(part.observed()))
                    .orElseGet(() -> ReasonWords.of(part, true));
        }
        return ReasonWords.of(part, alert.isChurnRisk());
    }

    /** The model's own terms say nothing of this customer's experience. */
    static boolean isEvidence(Part part) {
        return switch (part.reason()) {
            case "PROPENSITY", "CALIBRATION", "ACCUMULATION", "OTHER_SIGNALS", "GAP_NOW" -> false;
            default -> true;
        };
    }
}
