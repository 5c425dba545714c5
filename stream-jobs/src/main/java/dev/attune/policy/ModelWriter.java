package dev.attune.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.ExperiencePriors;
import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.ModelParameters;
import dev.attune.domain.policy.NormalPrior;
import dev.attune.domain.policy.PolicyKeys;
import dev.attune.domain.policy.RatePrior;
import dev.attune.domain.policy.Reason;
import dev.attune.domain.policy.RiskCalibration;
import dev.attune.domain.policy.SpendParameters;
import dev.attune.domain.policy.TouchpointLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes model files that {@link ModelReader} reads back to the same model, digit by digit. */
public final class ModelWriter {

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private ModelWriter() {}

    /** @param fit how the parameters were found, for people */
    public static void write(FittedModel model, Map<String, ? extends @Nullable Object> fit, Path file)
            throws IOException {
        Files.writeString(file, text(model, fit) + "\n", StandardCharsets.UTF_8);
    }

    static String text(FittedModel model, Map<String, ? extends @Nullable Object> fit) throws IOException {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put(ModelReader.FORMAT_KEY, ModelReader.FORMAT);
        document.put("version", model.version());
        putUnlessEmpty(document, "purchase", fields(model.purchase(), ModelWriter::fields));
        putUnlessEmpty(document, "activity", fields(model.activity(), ModelWriter::fields));
        putUnlessEmpty(document, "spend", fields(model.spend(), ModelWriter::fields));
        putUnlessEmpty(document, "evidence", fields(model.evidence()));
        document.put("calibration", fields(model.calibration()));
        putUnlessEmpty(document, "risk", fields(model.risk(), ModelWriter::fields));
        putUnlessEmpty(document, "experience", fields(model.experience(), ModelWriter::fields));
        putUnlessEmpty(document, ModelReader.FIT, fit);
        return JSON.writeValueAsString(document);
    }

    private static void putUnlessEmpty(Map<String, @Nullable Object> document, String key, Map<String, ?> value) {
        if (!value.isEmpty()) {
            document.put(key, value);
        }
    }

    private static <T> Map<String, Object> fields(Map<String, T> bySegment, Function<T, Map<String, Object>> of) {
        Map<String, Object> fields = new LinkedHashMap<>();
        T common = bySegment.get(FittedModel.DEFAULT);
        if (common != null) {
            fields.put(FittedModel.DEFAULT, of.apply(common));
        }
        new TreeMap<>(bySegment).forEach((segment, each) -> fields.put(segment, of.apply(each)));
        return fields;
    }

    /** Reasons in their own order, under the keys of a policy. */
    private static Map<String, Object> fields(Map<Reason, Double> evidence) {
        Map<String, Object> fields = new LinkedHashMap<>();
        new TreeMap<>(evidence).forEach((reason, points) -> fields.put(PolicyKeys.of(reason), points));
        return fields;
    }

    /** As in a model file. */
    public static Map<String, Object> fields(Calibration calibration) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("shift", calibration.shift());
        fields.put("slope", calibration.slope());
        return fields;
    }

    /** As in a model file. */
    public static Map<String, Object> fields(ModelParameters parameters) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("family", parameters.family().toString());
        fields.put("k", parameters.k());
        fields.put("r", parameters.r());
        fields.put("alpha", parameters.alpha());
        fields.put("a", parameters.a());
        fields.put("b", parameters.b());
        return fields;
    }

    /** As in a model file. */
    public static Map<String, Object> fields(RiskCalibration calibration) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("intercept", calibration.intercept());
        fields.put("slope", calibration.slope());
        fields.put("recency", calibration.recency());
        fields.put("repeats", calibration.repeats());
        fields.put("age", calibration.age());
        return fields;
    }

    private static Map<String, Object> fields(ExperiencePriors priors) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("normal", bySignal(priors.normal(), ModelWriter::fields));
        fields.put("rates", bySignal(priors.rates(), ModelWriter::fields));
        Map<String, Object> touchpoints = new LinkedHashMap<>();
        priors.touchpoints()
                .forEach((touchpoint, levels) -> touchpoints.put(touchpoint, bySignal(levels, ModelWriter::fields)));
        fields.put("touchpoints", touchpoints);
        return fields;
    }

    /** Signals in their own order, under the keys of a policy. */
    private static <T> Map<String, Object> bySignal(Map<SignalKind, T> priors, Function<T, Map<String, Object>> of) {
        Map<String, Object> fields = new LinkedHashMap<>();
        new TreeMap<>(priors).forEach((kind, each) -> fields.put(PolicyKeys.of(kind), of.apply(each)));
        return fields;
    }

    private static Map<String, Object> fields(NormalPrior prior) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mean", prior.mean());
        fields.put("sigma", prior.sigma());
        fields.put("weight", prior.weight());
        fields.put("touchpoint-weight", prior.touchpointWeight());
        return fields;
    }

    private static Map<String, Object> fields(RatePrior prior) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("bad", prior.bad());
        fields.put("good", prior.good());
        fields.put("touchpoint-weight", prior.touchpointWeight());
        return fields;
    }

    private static Map<String, Object> fields(TouchpointLevel level) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("shift", level.shift());
        fields.put("weight", level.weight());
        return fields;
    }

    /** As in a model file. */
    public static Map<String, Object> fields(SpendParameters parameters) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("p", parameters.p());
        fields.put("q", parameters.q());
        fields.put("gamma", parameters.gamma());
        return fields;
    }
}
