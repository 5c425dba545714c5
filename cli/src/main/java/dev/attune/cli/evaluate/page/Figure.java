package dev.attune.cli.evaluate.page;

import dev.attune.cli.evaluate.measure.Estimate;
import dev.attune.cli.evaluate.measure.Interval;
import dev.attune.cli.evaluate.report.CellText;
import dev.attune.cli.evaluate.report.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The charts of an evaluation, drawn from the rows of its sections. */
final class Figure {

    /** More lines than this nobody can tell apart. */
    private static final int LINES = 6;

    private static final double MOST_FALSE_ALERTS = 1;
    private static final List<Double> BUDGETS = List.of(0.05, 0.20, 0.50);

    private Figure() {}

    /** Observed against predicted, bin by bin. */
    static Chart calibration(Section section) {
        Map<String, Series> series = new LinkedHashMap<>();
        for (List<@Nullable Object> row : section.rows()) {
            String name = text(section, row, "score");
            Estimate observed = estimate(section, row, "observed");
            double predicted = number(section, row, "predicted");
            String told = "predicted " + CellText.of(predicted) + ", observed " + CellText.of(observed) + ", "
                    + text(section, row, "positives") + " of " + text(section, row, "customers") + " customers";
            series.merge(
                    name,
                    Series.markedLine(name).with(point(predicted, null, observed, told)),
                    (all, one) -> all.with(one.points().get(0)));
        }
        return new Chart(
                section.title() + ": observed share against mean predicted probability, with 95 % intervals",
                Axis.share("mean predicted probability"),
                Axis.share("observed share"),
                List.of(diagonal()),
                List.of(),
                List.copyOf(series.values()));
    }

    /** Lift against share of customers gone through. */
    static Chart lift(Section section) {
        Map<String, Series> series = new LinkedHashMap<>();
        double highest = 1;
        double lowest = 1;
        for (List<@Nullable Object> row : section.rows()) {
            String name = text(section, row, "score");
            double customers = number(section, row, "share_of_customers");
            double lift = number(section, row, "lift");
            if (Double.isNaN(lift) || (series.size() == LINES && !series.containsKey(name))) {
                continue;
            }
            highest = Math.max(highest, lift);
            lowest = Math.min(lowest, lift);
            series.merge(
                    name,
                    Series.markedLine(name)
                            .with(point(
                                    customers,
                                    null,
                                    new Estimate(lift, null),
                                    "lift " + CellText.of(lift) + " in the first " + CellText.of(customers))),
                    (all, one) -> all.with(one.points().get(0)));
        }
        double step = highest - lowest > 1.5 ? 0.5 : highest - lowest > 0.6 ? 0.2 : 0.1;
        Series chance = Series.line("").with(Series.Point.plain(0, 1)).with(Series.Point.plain(1, 1));
        return new Chart(
                section.title() + ": lift against share of customers gone through",
                Axis.share("share of customers, highest scores first"),
                new Axis("lift", Math.floor(lowest / step) * step, Math.ceil(highest / step) * step, step),
                List.of(chance),
                List.of(),
                List.copyOf(series.values()));
    }

    /** Recall within 60 days against false alerts per alive customer-year: rules as lines, policies as marks. */
    static Chart recall(Section policies, @Nullable Section curve) {
        List<Series> series = new ArrayList<>();
        for (List<@Nullable Object> row : policies.rows()) {
            Estimate wrong = estimate(policies, row, "false_per_alive_year");
            Estimate recall = estimate(policies, row, "recall_60d");
            if (wrong.isDefined() && recall.isDefined()) {
                String told = "recall " + CellText.of(recall) + " at " + CellText.of(wrong) + " false alerts";
                series.add(Series.marks(text(policies, row, "policy")).with(point(wrong.value(), wrong, recall, told)));
            }
        }
        if (curve != null) {
            series.addAll(lines(curve));
        }
        return new Chart(
                "Recall within 60 days against false alerts per alive customer-year, with 95 % intervals",
                new Axis("false alerts per alive customer-year (dashed: .05, .20, .50)", 0, MOST_FALSE_ALERTS, 0.1),
                Axis.share("departures found within 60 days"),
                List.of(),
                BUDGETS,
                series);
    }

    private static List<Series> lines(Section curve) {
        Map<String, Series> series = new LinkedHashMap<>();
        for (List<@Nullable Object> row : curve.rows()) {
            String name = text(curve, row, "rule") + ", " + text(curve, row, "clock");
            Series.Point point =
                    Series.Point.plain(number(curve, row, "false_per_alive_year"), number(curve, row, "recall_60d"));
            series.merge(
                    name,
                    Series.line(name).with(point),
                    (all, one) -> all.with(one.points().get(0)));
        }
        return List.copyOf(series.values());
    }

    private static Series diagonal() {
        return Series.line("").with(Series.Point.plain(0, 0)).with(Series.Point.plain(1, 1));
    }

    private static Series.Point point(double x, @Nullable Estimate across, Estimate up, String told) {
        Interval wide = across == null || across.interval() == null ? new Interval(x, x) : across.interval();
        Interval tall = up.interval() == null ? new Interval(up.value(), up.value()) : up.interval();
        return new Series.Point(
                x, up.value(), new Series.Whisker(wide.low(), wide.high(), tall.low(), tall.high()), told);
    }

    private static @Nullable Object cell(Section section, List<@Nullable Object> row, String column) {
        return row.get(section.columns().indexOf(column));
    }

    private static String text(Section section, List<@Nullable Object> row, String column) {
        return CellText.of(cell(section, row, column));
    }

    private static double number(Section section, List<@Nullable Object> row, String column) {
        return cell(section, row, column) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static Estimate estimate(Section section, List<@Nullable Object> row, String column) {
        return cell(section, row, column) instanceof Estimate estimate ? estimate : Estimate.UNDEFINED;
    }
}
