package dev.attune.cli.evaluate.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A chart as inline SVG. Series differ by colour, dash and mark, so that none of them is told apart by colour alone.
 *
 * @param title for who cannot see it
 * @param across the axis at the bottom
 * @param up the axis at the left
 * @param guides lines to hold the series against, drawn faintly
 * @param budgets places on the lower axis worth a vertical line
 * @param series drawn in order
 */
record Chart(String title, Axis across, Axis up, List<Series> guides, List<Double> budgets, List<Series> series) {

    private static final double WIDTH = 560;
    private static final double HEIGHT = 400;
    private static final double LEFT = 56;
    private static final double RIGHT = 14;
    private static final double TOP = 14;
    private static final double BOTTOM = 48;

    private static final int LOOKS = 8;

    Chart {
        guides = List.copyOf(guides);
        budgets = List.copyOf(budgets);
        series = List.copyOf(series);
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">%n",
                WIDTH,
                HEIGHT,
                Markup.escaped(title)));
        grid(svg);
        for (double budget : budgets) {
            svg.append(line("budget", x(budget), TOP, x(budget), HEIGHT - BOTTOM));
        }
        guides.forEach(guide -> svg.append(path("guide", guide)));
        for (int i = 0; i < series.size(); i++) {
            draw(svg, series.get(i), i % LOOKS);
        }
        return svg.append("</svg>\n").toString();
    }

    /** Names with the look of their series, as HTML. */
    String legend() {
        StringBuilder legend = new StringBuilder("<ul class=\"legend\">\n");
        for (int i = 0; i < series.size(); i++) {
            Series shown = series.get(i);
            int look = i % LOOKS;
            legend.append("<li><svg viewBox=\"0 0 36 14\" aria-hidden=\"true\">");
            if (shown.isJoined()) {
                legend.append("<path class=\"line s").append(look).append("\" d=\"M1 7H35\"/>");
            }
            if (shown.isMarked()) {
                legend.append(mark(look, 18, 7));
            }
            legend.append("</svg> ").append(Markup.escaped(shown.name())).append("</li>\n");
        }
        return legend.append("</ul>\n").toString();
    }

    private void grid(StringBuilder svg) {
        for (double tick = across.lowest(); tick <= across.highest() + 1e-9; tick += across.step()) {
            svg.append(line("grid", x(tick), TOP, x(tick), HEIGHT - BOTTOM))
                    .append(text("tick middle", x(tick), HEIGHT - BOTTOM + 17, Markup.tick(tick)));
        }
        for (double tick = up.lowest(); tick <= up.highest() + 1e-9; tick += up.step()) {
            svg.append(line("grid", LEFT, y(tick), WIDTH - RIGHT, y(tick)))
                    .append(text("tick end", LEFT - 7, y(tick) + 4, Markup.tick(tick)));
        }
        svg.append(text("label middle", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, across.label()));
        double middle = (TOP + HEIGHT - BOTTOM) / 2;
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"label middle\" transform=\"translate(15 %.1f) rotate(-90)\">%s</text>%n",
                middle,
                Markup.escaped(up.label())));
    }

    private void draw(StringBuilder svg, Series shown, int look) {
        svg.append("<g class=\"series\">");
        if (shown.isJoined()) {
            svg.append(path("line s" + look, shown));
        }
        if (shown.isMarked()) {
            for (Series.Point point : shown.points()) {
                Series.Whisker whisker = point.whisker();
                svg.append("<g><title>")
                        .append(Markup.escaped(shown.name() + ": " + point.told()))
                        .append("</title>");
                if (whisker.yLow() < whisker.yHigh()) {
                    svg.append(line(
                            "whisker s" + look, x(point.x()), y(whisker.yLow()), x(point.x()), y(whisker.yHigh())));
                }
                if (whisker.xLow() < whisker.xHigh()) {
                    svg.append(line(
                            "whisker s" + look, x(whisker.xLow()), y(point.y()), x(whisker.xHigh()), y(point.y())));
                }
                svg.append(mark(look, x(point.x()), y(point.y()))).append("</g>\n");
            }
        }
        svg.append("</g>\n");
    }

    /** Points beyond the axes end the line rather than run along the border. */
    private String path(String look, Series shown) {
        List<String> points = shown.points().stream()
                .filter(point -> across.holds(point.x()) && up.holds(point.y()))
                .map(point -> Markup.coordinate(x(point.x())) + " " + Markup.coordinate(y(point.y())))
                .toList();
        return points.isEmpty()
                ? ""
                : "<path class=\"" + look + "\" d=\"M" + points.stream().collect(Collectors.joining("L")) + "\"/>\n";
    }

    private static String mark(int look, double x, double y) {
        String place = String.format(
                Locale.ROOT, "<path class=\"mark s%d\" transform=\"translate(%.1f %.1f)\" d=\"", look, x, y);
        String shape = switch (look % 4) {
            case 0 -> "M-4.5 0A4.5 4.5 0 1 0 4.5 0A4.5 4.5 0 1 0 -4.5 0Z";
            case 1 -> "M-4 -4H4V4H-4Z";
            case 2 -> "M0 -5.5L5 4H-5Z";
            default -> "M0 -5.5L5.5 0L0 5.5L-5.5 0Z";
        };
        return place + shape + "\"/>";
    }

    private static String line(String look, double x1, double y1, double x2, double y2) {
        return "<path class=\"" + look + "\" d=\"M" + Markup.coordinate(x1) + " " + Markup.coordinate(y1) + "L"
                + Markup.coordinate(x2) + " " + Markup.coordinate(y2) + "\"/>\n";
    }

    private static String text(String look, double x, double y, String text) {
        return "<text class=\"" + look + "\" x=\"" + Markup.coordinate(x) + "\" y=\"" + Markup.coordinate(y) + "\">"
                + Markup.escaped(text) + "</text>\n";
    }

    private double x(double value) {
        return LEFT + across.position(value) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - up.position(value) * (HEIGHT - TOP - BOTTOM);
    }
}
