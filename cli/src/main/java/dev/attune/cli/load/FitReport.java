package dev.attune.cli.load;

import dev.attune.cli.Table;
import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.ModelParameters;
import dev.attune.domain.policy.PolicyKeys;
import dev.attune.domain.policy.RiskCalibration;
import dev.attune.fit.FitResult;
import dev.attune.fit.FittedDeparture;
import dev.attune.fit.FittedRenewals;
import dev.attune.fit.FittedSpend;
import java.util.Locale;
import java.util.Map;

/** What a fit found, for people. */
final class FitReport {

    private final FitResult result;

    FitReport(FitResult result) {
        this.result = result;
    }

    Table table() {
        Table table = new Table("model", "of", "parameters", "log_likelihood", "sample", "remark");
        addRenewals(table, "purchase", result.purchase());
        addRenewals(table, "activity", result.activity());
        for (Map.Entry<String, FittedSpend> entry : result.spend().entrySet()) {
            FittedSpend each = entry.getValue();
            table.row(
                    "spend",
                    entry.getKey(),
                    "p " + digits(each.parameters().p()) + "  q "
                            + digits(each.parameters().q()) + "  gamma "
                            + digits(each.parameters().gamma()),
                    Double.isNaN(each.logLikelihood()) ? null : rounded(each.logLikelihood()),
                    each.customers(),
                    each.meanOnly() ? "mean only" : "");
        }
        result.experience()
                .forEach((segment, each) -> table.row(
                        "experience",
                        segment,
                        "signals "
                                + (each.priors().normal().size()
                                        + each.priors().rates().size())
                                + "  touchpoints " + each.priors().touchpoints().size() + "  observations "
                                + each.observations(),
                        null,
                        each.customers(),
                        ""));
        addDeparture(table);
        result.risk().forEach((horizon, each) -> {
            RiskCalibration c = each.calibration();
            table.row(
                    "risk",
                    horizon,
                    "intercept " + digits(c.intercept()) + "  slope " + digits(c.slope()) + "  recency "
                            + digits(c.recency()) + "  repeats " + digits(c.repeats()) + "  age " + digits(c.age()),
                    null,
                    each.customers(),
                    "");
        });
        return table;
    }

    private void addDeparture(Table table) {
        FittedDeparture fitted = result.departure();
        if (fitted == null) {
            return;
        }
        fitted.evidence()
                .forEach((reason, weight) -> table.row(
                        "evidence",
                        PolicyKeys.of(reason),
                        "points " + digits(weight.learned()) + "  of the policy " + digits(weight.standing()),
                        null,
                        weight.outcomes(),
                        ""));
        Calibration c = fitted.calibration();
        table.row(
                "p_dead",
                "calibration",
                c == null ? "none" : "shift " + digits(c.shift()) + "  slope " + digits(c.slope()),
                rounded(-fitted.lossKept() * fitted.outcomes()),
                fitted.outcomes(),
                "outcomes held out");
    }

    private static void addRenewals(Table table, String clock, Map<String, FittedRenewals> fitted) {
        fitted.forEach((segment, each) -> {
            ModelParameters p = each.parameters();
            table.row(
                    clock,
                    segment,
                    p.family() + "  k " + p.k() + "  r " + digits(p.r()) + "  alpha " + digits(p.alpha()) + "  a "
                            + digits(p.a()) + "  b " + digits(p.b()),
                    rounded(each.logLikelihood()),
                    each.customers(),
                    each.prior() ? "weak prior" : "");
        });
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    private static double rounded(double logLikelihood) {
        return Math.round(logLikelihood * 1e4) / 1e4;
    }
}
