package dev.attune.cli.evaluate.page;

import java.util.ArrayList;
import java.util.List;

/**
 * What a chart draws under one name.
 *
 * @param name for the legend
 * @param isJoined whether a line joins the points
 * @param isMarked whether each point has a mark of its own
 * @param points in the order of the line
 */
record Series(String name, boolean isJoined, boolean isMarked, List<Point> points) {

    /**
     * @param x across
     * @param y up
     * @param whisker ends of what the point may be, none NaN: x low, x high, y low, y high
     * @param told on pointing at it
     */
    record Point(double x, double y, Whisker whisker, String told) {

        static Point plain(double x, double y) {
            return new Point(x, y, new Whisker(x, x, y, y), "");
        }
    }

    /** Doubt across and up; both ends at the point where there is none. */
    record Whisker(double xLow, double xHigh, double yLow, double yHigh) {}

    Series {
        points = List.copyOf(points);
    }

    static Series line(String name) {
        return new Series(name, true, false, List.of());
    }

    static Series marks(String name) {
        return new Series(name, false, true, List.of());
    }

    static Series markedLine(String name) {
        return new Series(name, true, true, List.of());
    }

    Series with(Point point) {
        List<Point> more = new ArrayList<>(points);
        more.add(point);
        return new Series(name, isJoined, isMarked, more);
    }
}
