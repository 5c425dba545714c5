package dev.attune.job;

import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.PolicyKeys;
import dev.attune.fit.FitResult;
import dev.attune.fit.FitSettings;
import dev.attune.fit.FittedDeparture;
import dev.attune.fit.FittedRenewals;
import dev.attune.policy.ModelWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a fit found as named figures, for programs. */
public final class FitDocument {

    private final FitResult result;
    private final FitSettings settings;
    private final long population;

    /** @param population customers that the fit, or the sample of it, was taken from */
    public FitDocument(FitResult result, FitSettings settings, long population) {
        this.result = result;
        this.settings = settings;
        this.population = population;
    }

    /** How the parameters were found: what the model file keeps beside them. */
    public Map<String, @Nullable Object> provenance() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("as_of", Instant.ofEpochMilli(settings.asOf()).toString());
        object.put("customers", result.customers());
        object.put("population", population);
        object.put("purchase", renewals(result.purchase(), false));
        object.put("activity", renewals(result.activity(), false));
        object.put("spend", spend(false));
        object.put("departure", departure(false));
        object.put("risk", risk(false));
        object.put("experience", experience());
        object.put("notes", result.notes());
        return object;
    }

    /** The same with the parameters. */
    public Map<String, @Nullable Object> object() {
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
                fields.putAll(ModelWriter.fields(each.parameters()));
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
                fields.putAll(ModelWriter.fields(each.parameters()));
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
            fields.putAll(ModelWriter.fields(calibration));
        }
        fields.put("outcomes", fitted.outcomes());
        fields.put("gone", fitted.gone());
        fields.put("log_loss_policy", fitted.lossStanding());
        fields.put("log_loss_calibrated", fitted.lossCalibrated());
        fields.put("log_loss_learned", fitted.lossLearned());
        return fields;
    }

    private Map<String, Object> experience() {
        Map<String, Object> bySegment = new LinkedHashMap<>();
        result.experience().forEach((segment, each) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("customers", each.customers());
            fields.put("observations", each.observations());
            fields.put(
                    "signals",
                    each.priors().normal().size() + each.priors().rates().size());
            fields.put("touchpoints", each.priors().touchpoints().size());
            bySegment.put(segment, fields);
        });
        return bySegment;
    }

    private Map<String, Object> risk(boolean parameters) {
        Map<String, Object> byHorizon = new LinkedHashMap<>();
        result.risk().forEach((horizon, each) -> {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            if (parameters) {
                fields.putAll(ModelWriter.fields(each.calibration()));
            }
            fields.put("customers", each.customers());
            fields.put("silent", each.silent());
            fields.put("log_loss_model", each.logLossBefore());
            fields.put("log_loss_calibrated", each.logLossAfter());
            byHorizon.put(horizon, fields);
        });
        return byHorizon;
    }
}
