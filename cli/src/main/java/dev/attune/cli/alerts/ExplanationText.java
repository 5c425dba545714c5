package dev.attune.cli.alerts;

import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.cli.alerts.AlertRecord.Part;
import dev.attune.cli.alerts.AlertRecord.Witness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** An explanation for people: words first, then the sums behind them. */
final class ExplanationText {

    private final boolean coloured;
    private final List<String> lines = new ArrayList<>();

    ExplanationText(boolean coloured) {
        this.coloured = coloured;
    }

    List<String> of(Explanation explanation) {
        if (!explanation.incident().isEmpty()) {
            add(new IncidentText(coloured).of(explanation.incident(), explanation.attached()));
        }
        explanation.episodes().values().forEach(this::episode);
        explanation.health().ifPresent(health -> add(new HealthText(coloured).of(health)));
        return List.copyOf(lines);
    }

    private void episode(List<AlertRecord> revisions) {
        AlertRecord alert = Explanation.newest(revisions);
        heading("%s of %s: %s, %s"
                .formatted(
                        capital(ReasonWords.plain(alert.kind())),
                        alert.customerId(),
                        ReasonWords.plain(alert.state()),
                        ReasonWords.plain(alert.severity())));
        lines.add("alert " + alert.alertId() + ", revision " + alert.revision() + ", opened "
                + Figures.time(alert.openedAt()) + " UTC, judged as of " + Figures.time(alert.eventTime()) + " UTC");
        lines.add("");
        add(AlertWords.sentences(alert));
        lines.add(StakesWords.of(alert));
        remedies(alert);
        heading(
                alert.isChurnRisk()
                        ? "How the %s comes about (log-odds, adding up)".formatted(Figures.percent(alert.score()))
                        : alert.kind().equals("EXPERIENCE_RECOVERED")
                                ? "How the points come about (adding up)"
                                : "How the alarm came about (log scale, adding up)");
        add(waterfall(alert).lines(coloured));
        if (!alert.evidence().isEmpty()) {
            heading("Events behind it");
            add(evidence(alert).lines(coloured));
        }
        heading("Life");
        add(life(revisions).lines(coloured));
        lines.add("");
        lines.add("policy %s, model %s%s"
                .formatted(
                        alert.policyVersion(),
                        alert.modelVersion(),
                        alert.route().isEmpty() ? "" : ", for " + String.join(", ", alert.route())));
    }

    private void remedies(AlertRecord alert) {
        if (!alert.isChurnRisk() || alert.remedies().isEmpty()) {
            return;
        }
        heading("What would lower it");
        add(RemedyWords.table(alert).lines(coloured));
        if (!RemedyWords.ours(alert)) {
            lines.add("Nothing of ours is left open: only the customer's coming back lowers it.");
        }
    }

    /** The model's own terms first, then experience, largest first, calibration last. */
    private static Table waterfall(AlertRecord alert) {
        Waterfall waterfall = new Waterfall();
        alert.parts().stream()
                .sorted(Comparator.comparingInt(ExplanationText::place)
                        .thenComparing(Comparator.comparingDouble(Part::points).reversed()))
                .forEach(part -> waterfall.add(words(part, alert), part.points()));
        return waterfall.table(alert.isChurnRisk());
    }

    private static int place(Part part) {
        return switch (part.reason()) {
            case "PROPENSITY" -> 0;
            case "SILENCE" -> 1;
            case "CALIBRATION" -> 3;
            default -> 2;
        };
    }

    private static String words(Part part, AlertRecord alert) {
        return switch (part.reason()) {
            case "PROPENSITY" ->
                ClockView.leading(alert.value(), alert.eventTime())
                        .map(clock -> "right after the last of " + clock.counted())
                        .orElse("right after the last occasion");
            case "SILENCE" ->
                part.isCompared()
                        ? "silent for %s, where about %s are to be expected"
                                .formatted(Figures.days(part.observed()), Figures.roughDays(part.expected()))
                        : ReasonWords.of(part, true);
            case "CALIBRATION" -> "what past outcomes taught";
            case "ACCUMULATION" -> "how long the suspicion has been building up";
            case "OTHER_SIGNALS" -> "all other signals";
            case "GAP_NOW" ->
                "experience index %s now, usually %s"
                        .formatted(Figures.decimal(part.observed(), 1), Figures.decimal(part.expected(), 1));
            default ->
                alert.kind().equals("EXPERIENCE_RECOVERED")
                        ? "what had been lost at the worst, undone: " + ReasonWords.of(part, false)
                        : ReasonWords.of(part, alert.isChurnRisk());
        };
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static Table evidence(AlertRecord alert) {
        Table table = new Table("event_time", "stream", "event_id");
        for (Witness event : alert.evidence()) {
            table.row(Figures.time(event.eventTime()), event.stream().toLowerCase(Locale.ROOT), event.eventId());
        }
        return table;
    }

    private static Table life(List<AlertRecord> revisions) {
        Table table = new Table("revision", "event_time", "state", "severity", "score", "because", "held_back_before");
        for (AlertRecord revision : revisions) {
            table.row(
                    revision.revision(),
                    Figures.time(revision.eventTime()),
                    revision.state(),
                    revision.severity(),
                    revision.isChurnRisk() ? Figures.percent(revision.score()) : Figures.signed(revision.score(), 1),
                    TellingWords.because(revision),
                    revision.suppressed());
        }
        return table;
    }

    private void heading(String text) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(coloured ? "\u001B[1m" + Output.printable(text) + "\u001B[0m" : Output.printable(text));
    }

    private void add(List<String> more) {
        lines.addAll(more);
    }
}
