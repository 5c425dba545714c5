package dev.attune.cli.evaluate.rules;

import dev.attune.cli.evaluate.counting.ChurnCount;
import dev.attune.cli.evaluate.counting.ChurnRules;
import dev.attune.cli.evaluate.counting.TrueCustomer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A rule at every threshold, over customers whose truth is known: what it finds against what it costs in false alerts. */
public final class Sweep {

    /** Within so many days of a departure an alert is held to have found it. */
    public static final int DAYS = 60;

    private final AlertRule rule;
    private final String clock;
    private final List<Occasions> occasions;
    private final List<TrueCustomer> truth;
    private final long until;
    private final List<Point> points = new ArrayList<>();

    /**
     * @param threshold in the rule's unit
     * @param falsePerYear false alerts per alive customer-year
     * @param recall share of departures found within {@link #DAYS}
     */
    public record Point(double threshold, double falsePerYear, double recall) {}

    /** @param clock what the occasions are: {@code session-days} or {@code purchase-days} */
    public Sweep(AlertRule rule, String clock, List<Occasions> occasions, List<TrueCustomer> truth, long until) {
        this.rule = rule;
        this.clock = clock;
        this.occasions = List.copyOf(occasions);
        this.truth = List.copyOf(truth);
        this.until = until;
        for (double threshold : rule.thresholds()) {
            ChurnCount count = at(threshold);
            points.add(new Point(
                    threshold, count.falsePerYear(), count.recall(DAYS).value()));
        }
    }

    /** In words. */
    public String rule() {
        return rule.name();
    }

    /** What the occasions are. */
    public String clock() {
        return clock;
    }

    /** Of the thresholds. */
    public String unit() {
        return rule.unit();
    }

    /** One per threshold, rising. */
    public List<Point> points() {
        return List.copyOf(points);
    }

    /** All that is counted at a threshold. */
    public ChurnCount at(double threshold) {
        return ChurnRules.count(truth, rule.episodes(occasions, threshold, until), until);
    }

    /** The threshold that finds most within a budget; of several the one with the fewest false alerts. */
    public Optional<Point> best(double budget) {
        return points.stream()
                .filter(point -> point.falsePerYear() <= budget && point.recall() > 0)
                .max(Comparator.comparingDouble(Point::recall)
                        .thenComparing(
                                Comparator.comparingDouble(Point::falsePerYear).reversed()));
    }
}
