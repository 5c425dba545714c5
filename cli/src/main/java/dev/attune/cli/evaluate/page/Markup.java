package dev.attune.cli.evaluate.page;

import java.util.Locale;

/** Text and numbers as they may stand in HTML and SVG. */
final class Markup {

    private Markup() {}

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(Character.isISOControl(point) ? 0xFFFD : point);
            }
        });
        return escaped.toString();
    }

    /** A coordinate, to a tenth of a pixel. */
    static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** A tick. */
    static String tick(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
