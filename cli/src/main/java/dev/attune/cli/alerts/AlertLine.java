package dev.attune.cli.alerts;

import dev.attune.cli.Output;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** One alert as one line of a table that scrolls: widths are fixed, since the next row is not known yet. */
public final class AlertLine {

    private static final String ROW = "%-16s  %-8s  %-20s  %-8s  %-18s  %7s  %14s  ";
    private static final int CUSTOMER_WIDTH = 18;

    private final boolean coloured;

    public AlertLine(boolean coloured) {
        this.coloured = coloured;
    }

    public String heading() {
        String heading =
                ROW.formatted("event time", "state", "kind", "severity", "customer", "score", "value at risk") + "why";
        return painted(heading, Style.bold);
    }

    public String of(AlertRecord alert) {
        String row = ROW.formatted(
                Figures.time(alert.eventTime()),
                alert.state(),
                alert.kind().toLowerCase(Locale.ROOT).replace('_', ' '),
                alert.severity(),
                abbreviated(alert.customerId()),
                alert.isChurnRisk() ? Figures.percent(alert.score()) : Figures.signed(alert.score(), 1),
                Figures.money(alert.valueAtRisk(), alert.currency()));
        return painted(Output.printable(row + AlertWords.line(alert)), style(alert));
    }

    private static IStyle style(AlertRecord alert) {
        return switch (alert.state()) {
            case "RESOLVED" -> Style.fg_green;
            case "EXPIRED" -> Style.faint;
            default ->
                alert.isGoodNews()
                        ? Style.fg_green
                        : switch (alert.severity()) {
                            case "CRITICAL" -> Style.fg_red;
                            case "WARNING" -> Style.fg_yellow;
                            default -> Style.fg_cyan;
                        };
        };
    }

    private String painted(String text, IStyle style) {
        return coloured ? style.on() + text + style.off() : text;
    }

    private static String abbreviated(String customerId) {
        return customerId.length() <= CUSTOMER_WIDTH ? customerId : customerId.substring(0, CUSTOMER_WIDTH - 1) + "…";
    }
}
