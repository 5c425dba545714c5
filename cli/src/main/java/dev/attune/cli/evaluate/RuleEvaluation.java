package dev.attune.cli.evaluate;

import dev.attune.cli.evaluate.counting.ChurnCount;
import dev.attune.cli.evaluate.counting.TrueCustomer;
import dev.attune.cli.evaluate.counting.TrueHabits;
import dev.attune.cli.evaluate.measure.Bootstrap;
import dev.attune.cli.evaluate.reading.Inputs;
import dev.attune.cli.evaluate.reading.Purchase;
import dev.attune.cli.evaluate.report.Section;
import dev.attune.cli.evaluate.rules.AlertRule;
import dev.attune.cli.evaluate.rules.ClockRule;
import dev.attune.cli.evaluate.rules.FixedDaysRule;
import dev.attune.cli.evaluate.rules.GapRule;
import dev.attune.cli.evaluate.rules.Occasions;
import dev.attune.cli.evaluate.rules.OracleRule;
import dev.attune.cli.evaluate.rules.Sweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plain alert rules over raw events, at every threshold, held against the truth. */
final class RuleEvaluation {

    /** False alerts per alive customer-year at which rules are compared. */
    static final double[] BUDGETS = {0.05, 0.20, 0.50};

    /** Rounded from a fit to the simulated data of decision record 7; two repeats before anything is told. */
    private static final ClockRule ACTIVITY = new ClockRule(0.45, 0.8, 0.4, 7.5, 2);

    /** Published for the CDNOW sample. */
    private static final ClockRule PURCHASES = new ClockRule(0.525, 6.183, 0.891, 1.614, 1);

    private static final double GAPS = 6;

    /** Days of silence before which the oracle tells nobody: none, and so many that it is still in time to be counted. */
    private static final int[] ORACLE_WAITS = {0, 56};

    private static final double[] FIXED_DAYS = {30, 90};

    private final List<Sweep> sweeps = new ArrayList<>();
    private final Bootstrap bootstrap;

    private RuleEvaluation(Bootstrap bootstrap) {
        this.bootstrap = bootstrap;
    }

    static RuleEvaluation of(
            Inputs inputs, List<TrueCustomer> truth, long until, Bootstrap bootstrap, LeftOut leftOut) {
        RuleEvaluation evaluation = new RuleEvaluation(bootstrap);
        if (inputs.sessions() == null) {
            leftOut.add("alert rules on session-days", "need --clicks");
        } else {
            List<Occasions> visits = Occasions.of(inputs.sessions().visits(), until);
            evaluation.sweep("session-days", visits, ACTIVITY, truth, until);
        }
        List<Purchase> purchases = inputs.purchases();
        if (purchases == null) {
            leftOut.add("alert rules on purchase-days", "need --purchases");
        } else {
            List<Occasions> bought = Occasions.of(times(purchases), until);
            evaluation.sweep("purchase-days", bought, PURCHASES, truth, until);
        }
        evaluation.addOracle(inputs, truth, until, leftOut);
        return evaluation;
    }

    private void addOracle(Inputs inputs, List<TrueCustomer> truth, long until, LeftOut leftOut) {
        Map<String, TrueHabits> habits = new HashMap<>();
        truth.forEach(customer -> {
            if (customer.habits() != null) {
                habits.put(customer.customerId(), customer.habits());
            }
        });
        List<Purchase> purchases = inputs.purchases();
        if (inputs.sessions() == null || purchases == null || habits.size() < truth.size()) {
            leftOut.add(
                    "the oracle",
                    "needs --clicks, --purchases and the true habits of every customer (purchases_per_week,"
                            + " visits_per_week, regularity, dropout, stray_share, stray_days) in the truth file");
            return;
        }
        Map<String, List<Long>> signs = new HashMap<>();
        inputs.sessions()
                .visits()
                .forEach((customer, times) -> Arrays.stream(times)
                        .forEach(time -> signs.computeIfAbsent(customer, any -> new ArrayList<>())
                                .add(time)));
        times(purchases)
                .forEach((customer, times) -> Arrays.stream(times)
                        .forEach(time -> signs.computeIfAbsent(customer, any -> new ArrayList<>())
                                .add(time)));
        Map<String, long[]> bought = new HashMap<>();
        Occasions.of(times(purchases), until).forEach(own -> bought.put(own.customerId(), own.days()));
        List<Occasions> occasions = Occasions.of(Occasions.sorted(signs), until);
        for (int patience : ORACLE_WAITS) {
            sweeps.add(new Sweep(new OracleRule(habits, bought, patience), "both", occasions, truth, until));
        }
    }

    private static Map<String, long[]> times(List<Purchase> purchases) {
        Map<String, List<Long>> times = new HashMap<>();
        purchases.stream()
                .filter(Purchase::isCounted)
                .forEach(purchase -> times.computeIfAbsent(purchase.customerId(), any -> new ArrayList<>())
                        .add(purchase.time()));
        return Occasions.sorted(times);
    }

    private void sweep(String clock, List<Occasions> occasions, ClockRule model, List<TrueCustomer> truth, long until) {
        for (AlertRule rule : List.of(model, new GapRule(), new FixedDaysRule())) {
            sweeps.add(new Sweep(rule, clock, occasions, truth, until));
        }
    }

    List<Sweep> sweeps() {
        return List.copyOf(sweeps);
    }

    /** Every rule at its best threshold within each budget, and at the thresholds that people use. */
    Section table() {
        Section section = Section.of(
                "alert_rules",
                "Plain alert rules on the same customers",
                "The threshold that finds most within a budget of false alerts per alive customer-year is chosen on this"
                        + " very truth, which flatters the rules a little; counted and with intervals as the alerts above."
                        + " MBG/NBD: the bare posterior with the fixed parameters of docs/evaluation.md, no evidence, no"
                        + " calibration. Without a threshold: none finds any departure within the budget.",
                "rule",
                "clock",
                "budget",
                "threshold",
                "unit",
                "false_per_alive_year",
                "recall_60d",
                "precision");
        for (Sweep sweep : sweeps) {
            for (double budget : BUDGETS) {
                Optional<Sweep.Point> best = sweep.best(budget);
                if (best.isPresent()) {
                    row(section, sweep, budget, best.get().threshold());
                } else {
                    section.row(sweep.rule(), sweep.clock(), budget, null, sweep.unit(), null, 0.0, null);
                }
            }
            if (sweep.unit().equals("gaps")) {
                row(section, sweep, null, GAPS);
            }
            if (sweep.unit().equals("days")) {
                for (double days : FIXED_DAYS) {
                    row(section, sweep, null, days);
                }
            }
        }
        return section;
    }

    private void row(Section section, Sweep sweep, @Nullable Double budget, double threshold) {
        ChurnCount count = sweep.at(threshold);
        section.row(
                sweep.rule(),
                sweep.clock(),
                budget,
                threshold,
                sweep.unit(),
                count.falsePerYear(bootstrap),
                count.recall(Sweep.DAYS),
                count.precision(bootstrap));
    }

    Section curve() {
        Section section = Section.detail(
                "alert_rule_curve",
                "Recall against false alerts, threshold by threshold",
                "Thresholds that change neither figure are left out.",
                "rule",
                "clock",
                "threshold",
                "unit",
                "false_per_alive_year",
                "recall_60d");
        for (Sweep sweep : sweeps) {
            double falsePerYear = Double.NaN;
            double recall = Double.NaN;
            for (Sweep.Point point : sweep.points()) {
                if (point.falsePerYear() != falsePerYear || point.recall() != recall) {
                    section.row(
                            sweep.rule(),
                            sweep.clock(),
                            point.threshold(),
                            sweep.unit(),
                            point.falsePerYear(),
                            point.recall());
                }
                falsePerYear = point.falsePerYear();
                recall = point.recall();
            }
        }
        return section;
    }
}
