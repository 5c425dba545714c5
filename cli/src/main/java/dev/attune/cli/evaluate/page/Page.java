package dev.attune.cli.evaluate.page;

import dev.attune.cli.evaluate.measure.Estimate;
import dev.attune.cli.evaluate.report.CellText;
import dev.attune.cli.evaluate.report.Report;
import dev.attune.cli.evaluate.report.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A report as one HTML file without anything from outside; light or dark as the reader has it. */
public final class Page {

    private final Report report;
    private final StringBuilder html = new StringBuilder();

    private Page(Report report) {
        this.report = report;
    }

    /** The whole file. */
    public static String of(Report report) {
        Page page = new Page(report);
        page.write();
        return page.html.toString();
    }

    private void write() {
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append(
                        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Attune evaluation</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n<main>\n<h1>Attune evaluation</h1>\n");
        for (Section section : report.sections()) {
            html.append("<section id=\"")
                    .append(Markup.escaped(section.id()))
                    .append("\">\n<h2>")
                    .append(Markup.escaped(section.title()))
                    .append("</h2>\n");
            chart(section).ifPresent(this::figure);
            if (!section.how().isEmpty()) {
                html.append("<p>").append(Markup.escaped(section.how())).append("</p>\n");
            }
            if (section.isDetail()) {
                html.append("<details><summary>The figures as a table</summary>\n");
                table(section);
                html.append("</details>\n");
            } else {
                table(section);
            }
            html.append("</section>\n");
        }
        html.append("</main>\n</body>\n</html>\n");
    }

    private Optional<Chart> chart(Section section) {
        if (section.id().endsWith("_calibration")) {
            return Optional.of(Figure.calibration(section));
        }
        if (section.id().endsWith("_gains")) {
            return Optional.of(Figure.lift(section));
        }
        if (section.id().equals("churn_alerts")) {
            return Optional.of(Figure.recall(section, find("alert_rule_curve")));
        }
        return Optional.empty();
    }

    private @Nullable Section find(String id) {
        return report.sections().stream()
                .filter(section -> section.id().equals(id))
                .findAny()
                .orElse(null);
    }

    private void figure(Chart chart) {
        html.append("<figure>\n").append(chart.svg()).append(chart.legend()).append("</figure>\n");
    }

    private void table(Section section) {
        html.append("<div class=\"scroll\"><table>\n<thead><tr>");
        for (String column : section.shownColumns()) {
            html.append("<th scope=\"col\">")
                    .append(Markup.escaped(column.replace('_', ' ')))
                    .append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<@Nullable Object> row : section.shownRows()) {
            html.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                cell(row.get(column), column == 0);
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private void cell(@Nullable Object cell, boolean isFirst) {
        boolean isNumber = cell instanceof Number || cell instanceof Estimate;
        String text = Markup.escaped(CellText.of(cell));
        if (isFirst) {
            html.append("<th scope=\"row\">").append(text).append("</th>");
            return;
        }
        int interval = isNumber ? text.indexOf(" [") : -1;
        html.append(isNumber ? "<td class=\"number\">" : "<td>")
                .append(interval < 0 ? text : text.substring(0, interval))
                .append(interval < 0 ? "" : " <small>" + text.substring(interval + 1) + "</small>")
                .append("</td>");
    }

    private static String style() {
        try (InputStream css = Page.class.getResourceAsStream("page.css")) {
            if (css == null) {
                throw new IllegalStateException("page.css must be beside Page, but is not");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
