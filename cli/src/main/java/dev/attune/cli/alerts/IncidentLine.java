package dev.attune.cli.alerts;

import dev.attune.cli.Output;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** One revision of an incident as one line of a table that scrolls: widths are fixed, as those of {@link AlertLine}. */
public final class IncidentLine {

    private static final String ROW = "%-16s  %-16s  %-8s  %-8s  %9s  %6s  %16s  %16s  ";

    private final boolean coloured;

    public IncidentLine(boolean coloured) {
        this.coloured = coloured;
    }

    public String heading() {
        String heading = ROW.formatted(
                        "since", "as of", "state", "severity", "customers", "alerts", "value affected", "value at risk")
                + "what broke";
        return painted(heading, Style.bold);
    }

    public String of(IncidentRecord incident) {
        String row = ROW.formatted(
                Figures.time(incident.openedAt()),
                Figures.time(incident.eventTime()),
                incident.state(),
                incident.severity(),
                incident.customersAffected(),
                incident.alertsInhibited(),
                IncidentWords.value(incident.valueAffected()),
                IncidentWords.value(incident.valueAtRisk()));
        return painted(Output.printable(row + IncidentWords.line(incident)), style(incident));
    }

    /** Among other lines: what it is, how it stands, and what broke. */
    public String amongAlerts(IncidentRecord incident) {
        String told = "%s  INCIDENT %-8s  %-8s  %d customers (%s), %d alerts  %s"
                .formatted(
                        Figures.time(incident.eventTime()),
                        incident.state(),
                        incident.severity(),
                        incident.customersAffected(),
                        IncidentWords.value(incident.valueAffected()),
                        incident.alertsInhibited(),
                        IncidentWords.line(incident));
        return painted(Output.printable(told), style(incident));
    }

    private static IStyle style(IncidentRecord incident) {
        return switch (incident.state()) {
            case "RESOLVED" -> Style.fg_green;
            case "EXPIRED" -> Style.faint;
            default -> incident.severity().equals("CRITICAL") ? Style.fg_red : Style.fg_yellow;
        };
    }

    private String painted(String text, IStyle style) {
        return coloured ? style.on() + text + style.off() : text;
    }
}
