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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a fit found, for people and for programs. */
final class FitReport {

    private final FitResult result;
    private final long asOf;
    private final int sample;

    FitReport(FitResult result, long asOf, int sample) {
        this.result = result;
        this.asOf = asOf;
        this.sample = sample;
    }

    /** How the parameters were found: what the model file keeps beside them. */
    Map<String, @Nullable Object> provenance() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("as_of", Instant.ofEpochMilli(asOf).toString());
        object.put("customers", result.customers());
        object.put("sample", sample == 0 ? null : sample);
        object.put("purchase", renewals(result.purchase(), false));
        object.put("activity", renewals(result.activity(), false));
        object.put("spend", spend(false));
        object.put("departure", departure(false));
        object.put("risk", risk(false));
        object.put("notes", result.notes());
        return object;
    }

    /** The same with the parameters. */
    Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("version", result.model().version());
        object.putAll(provenance());
        object.put("purchase", renewals(result.purchase(), true));
        object.put("activity", renewals(result.activity(), true));
        object.put("spend", spend(true));
        object.put("departure", departure(true));
        object.put("risk", risk(true));
        return object;
    }

    private static Map<String, Object> renewals(Map<String, FittedRenewals> fitted, boolean parameters) {
        Map<String, Object> bySegment = new LinkedHashMap<>();
        fitted.forEach((segment, each) -> {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            if (parameters) {
                ModelParameters p = each.parameters();
                fields.put("family", p.family().toString());
                fields.put("k", p.k());
                fields.put("r", p.r());
                fields.put("alpha", p.alpha());
                fields.put("a", p.a());
                fields.put("b", p.b());
            }
            fields.put("log_likelihood", each.logLikelihood());
            fields.put("customers", each.customers());
            fields.put("prior", each.prior());
            fields.put("k_by_gaps", Double.isNaN(each.regularityEstimate()) ? null : each.regularityEstimate());
            bySegment.put(segment, fields);
        });
        return bySegment;
    }

    private Map<String, Object> spend(boolean parameters) {
        Map<String, Object> bySegment = new LinkedHashMap<>();
        result.spend().forEach((segment, each) -> {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            if (parameters) {
                fields.put("p", each.parameters().p());
                fields.put("q", each.parameters().q());
                fields.put("gamma", each.parameters().gamma());
            }
            fields.put("log_likelihood", Double.isNaN(each.logLikelihood()) ? null : each.logLikelihood());
            fields.put("customers", each.customers());
            fields.put("mean_only", each.meanOnly());
            bySegment.put(segment, fields);
        });
        return bySegment;
    }

    private @Nullable Map<String, @Nullable Object> departure(boolean parameters) {
        FittedDeparture fitted = result.departure();
        if (fitted == null) {
            return null;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        Map<String, Object> evidence = new LinkedHashMap<>();
        fitted.evidence().forEach((reason, weight) -> {
            Map<String, Object> own = new LinkedHashMap<>();
            if (parameters) {
                own.put("points", weight.learned());
            }
            own.put("points_of_policy", weight.standing());
            own.put("outcomes", weight.outcomes());
            evidence.put(PolicyKeys.of(reason), own);
        });
        fields.put("evidence", evidence);
        Calibration calibration = fitted.calibration();
        fields.put("calibrated", calibration != null);
        if (parameters && calibration != null) {
            fields.put("shift", calibration.shift());
            fields.put("slope", calibration.slope());
        }
        fields.put("outcomes", fitted.outcomes());
        fields.put("gone", fitted.gone());
        fields.put("log_loss_policy", fitted.lossStanding());
        fields.put("log_loss_calibrated", fitted.lossCalibrated());
        fields.put("log_loss_learned", fitted.lossLearned());
        return fields;
    }

    private Map<String, Object> risk(boolean parameters) {
        Map<String, Object> byHorizon = new LinkedHashMap<>();
        result.risk().forEach((horizon, each) -> {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            RiskCalibration c = each.calibration();
            if (parameters) {
                fields.put("intercept", c.intercept());
                fields.put("slope", c.slope());
                fields.put("recency", c.recency());
                fields.put("repeats", c.repeats());
                fields.put("age", c.age());
            }
            fields.put("customers", each.customers());
            fields.put("silent", each.silent());
            fields.put("log_loss_model", each.logLossBefore());
            fields.put("log_loss_calibrated", each.logLossAfter());
            byHorizon.put(horizon, fields);
        });
        return byHorizon;
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
