package dev.attune.cli.alerts;

import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.cli.alerts.AlertRecord.Part;
import dev.attune.cli.alerts.AlertRecord.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An explanation for people: words first, then the sums behind them. */
final class ExplanationText {

    private static final int DIGITS = 3;

    private final boolean coloured;
    private final List<String> lines = new ArrayList<>();

    ExplanationText(boolean coloured) {
        this.coloured = coloured;
    }

    List<String> of(Explanation explanation) {
        explanation.episodes().values().forEach(this::episode);
        explanation.health().ifPresent(health -> add(new HealthText(coloured).of(health)));
        return List.copyOf(lines);
    }

    private void episode(List<AlertRecord> revisions) {
        AlertRecord alert = Explanation.newest(revisions);
        heading("%s of %s: %s, %s"
                .formatted(
                        ReasonWords.plain(alert.kind()),
                        alert.customerId(),
                        alert.state().toLowerCase(Locale.ROOT),
                        alert.severity().toLowerCase(Locale.ROOT)));
        lines.add("alert " + alert.alertId() + ", revision " + alert.revision() + ", opened "
                + Figures.time(alert.openedAt()) + " UTC, judged as of " + Figures.time(alert.eventTime()) + " UTC");
        lines.add("");
        add(AlertWords.sentences(alert));
        lines.add(stakes(alert));
        heading(alert.isChurnRisk() ? "Reasons (log-odds of having left)" : "Reasons (log scale of the alarm)");
        add(reasons(alert).lines(coloured));
        if (!alert.evidence().isEmpty()) {
            heading("Evidence");
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

    private static String stakes(AlertRecord alert) {
        return "At stake: %s of expected spend over %d days; spent so far: %s%s; priority %d of 100."
                .formatted(
                        Figures.money(alert.valueAtRisk(), alert.currency()),
                        alert.horizonDays(),
                        Figures.money(alert.lifetimeSpend(), alert.currency()),
                        alert.segment() == null ? "" : "; segment " + alert.segment(),
                        alert.priority());
    }

    /** The last row is the sum, which is the score. */
    private static Table reasons(AlertRecord alert) {
        Table table = new Table("reason", "points", "in_words");
        double sum = 0;
        for (Part part : alert.parts()) {
            sum += part.points();
            table.row(part.reason(), Figures.signed(part.points(), DIGITS), words(part, alert));
        }
        String score = alert.isChurnRisk()
                ? "log-odds of " + Figures.percent(alert.score())
                : "alarm statistic; " + Figures.signed(alert.score(), 1) + " index points against expectation";
        return table.row("sum", Figures.signed(sum, DIGITS), score);
    }

    private static String words(Part part, AlertRecord alert) {
        return switch (part.reason()) {
            case "PROPENSITY" ->
                part.isObserved()
                        ? "how many leave after coming on %s days".formatted(Figures.decimal(part.observed(), 0))
                        : "how many leave in general";
            case "CALIBRATION" -> "what past outcomes taught";
            case "ACCUMULATION" -> "how long the suspicion has been building up";
            case "OTHER_SIGNALS" -> "all other signals";
            default -> ReasonWords.of(part, alert.isChurnRisk());
        };
    }

    private static Table evidence(AlertRecord alert) {
        Table table = new Table("event_time", "stream", "event_id");
        for (Witness event : alert.evidence()) {
            table.row(Figures.time(event.eventTime()), event.stream().toLowerCase(Locale.ROOT), event.eventId());
        }
        return table;
    }

    private static Table life(List<AlertRecord> revisions) {
        Table table = new Table("revision", "event_time", "state", "severity", "score");
        for (AlertRecord revision : revisions) {
            table.row(
                    revision.revision(),
                    Figures.time(revision.eventTime()),
                    revision.state(),
                    revision.severity(),
                    revision.isChurnRisk() ? Figures.percent(revision.score()) : Figures.signed(revision.score(), 1));
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
