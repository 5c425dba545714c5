package dev.attune.cli.alerts;

import dev.attune.cli.Output;
import dev.attune.cli.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An incident for people: what broke, its life, and the customers whose alerts stand with it. */
final class IncidentText {

    /** The newest so many alerts are told one by one. */
    private static final int MOST_ALERTS = 10;

    private final boolean coloured;
    private final List<String> lines = new ArrayList<>();

    IncidentText(boolean coloured) {
        this.coloured = coloured;
    }

    /**
     * @param revisions in order
     * @param attached alerts that stand with it, each as it was told last, the newest last
     */
    List<String> of(List<IncidentRecord> revisions, Collection<AlertRecord> attached) {
        IncidentRecord incident = revisions.get(revisions.size() - 1);
        heading("Incident at %s: %s, %s"
                .formatted(
                        IncidentWords.where(incident),
                        ReasonWords.plain(incident.state()),
                        ReasonWords.plain(incident.severity())));
        lines.add("incident " + incident.incidentId() + ", revision " + incident.revision());
        lines.add("");
        IncidentWords.sentences(incident).forEach(sentence -> lines.add(Output.printable(sentence)));
        heading("Life");
        lines.addAll(life(revisions).lines(coloured));
        alerts(List.copyOf(attached));
        lines.add("");
        lines.add("policy %s%s"
                .formatted(
                        incident.policyVersion(),
                        incident.route().isEmpty() ? "" : ", for " + String.join(", ", incident.route())));
        return List.copyOf(lines);
    }

    private void alerts(List<AlertRecord> attached) {
        if (attached.isEmpty()) {
            return;
        }
        heading("Alerts that stand with it");
        Table table = new Table("customer", "opened", "state", "severity", "value_at_risk", "alert_id");
        for (AlertRecord alert : attached.subList(Math.max(0, attached.size() - MOST_ALERTS), attached.size())) {
            table.row(
                    alert.customerId(),
                    Figures.time(alert.openedAt()),
                    alert.state(),
                    alert.severity(),
                    Figures.money(alert.valueAtRisk(), alert.currency()),
                    alert.alertId());
        }
        lines.addAll(table.lines(coloured));
        if (attached.size() > MOST_ALERTS) {
            lines.add("and " + (attached.size() - MOST_ALERTS) + " before these");
        }
    }

    private static Table life(List<IncidentRecord> revisions) {
        Table table = new Table("revision", "event_time", "state", "severity", "customers", "alerts", "where");
        for (IncidentRecord revision : revisions) {
            table.row(
                    revision.revision(),
                    Figures.time(revision.eventTime()),
                    revision.state(),
                    revision.severity(),
                    revision.customersAffected(),
                    revision.alertsInhibited(),
                    IncidentWords.where(revision));
        }
        return table;
    }

    private void heading(String text) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(coloured ? "\u001B[1m" + Output.printable(text) + "\u001B[0m" : Output.printable(text));
    }
}
