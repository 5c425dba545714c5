package dev.attune.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.InvalidPolicyException;
import dev.attune.domain.policy.PolicyProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Model files: JSON with model parameters by segment, as {@link ModelWriter} writes them. What a file leaves out comes
 * from the policy; a family left out is mbg, a k left out is 1; a version left out is made of the parameters.
 *
 * <p>{@code format} is the number of this layout, {@value #FORMAT}; {@code fit} says how the parameters were found, for
 * people, and is not read.
 */
public final class ModelReader {

    static final int FORMAT = 1;
    static final String FIT = "fit";
    static final String FORMAT_KEY = "format";
    private static final String EXPERIENCE = "experience";
    private static final List<String> PRIORS = List.of("normal", "rates", "touchpoints");
    private static final List<String> CLOCKS = List.of("purchase", "activity");

    /** NaN is read, so that it is refused by name. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final FittedModel NOTHING = new FittedModel(
            "unnamed", Map.of(), Map.of(), Map.of(), Map.of(), Calibration.IDENTITY, Map.of(), Map.of());

    private final PolicyFileProblems problems = new PolicyFileProblems();

    private ModelReader() {}

    /**
     * Reads a file.
     *
     * @throws InvalidPolicyFileException with every problem at once
     */
    public static FittedModel read(Path file) throws IOException {
        return read(Files.readString(file, StandardCharsets.UTF_8));
    }

    /**
     * Reads JSON text.
     *
     * @throws InvalidPolicyFileException with every problem at once
     */
    public static FittedModel read(String json) {
        return new ModelReader().model(json);
    }

    private FittedModel model(String json) {
        if (json.isBlank()) {
            problems.add(1, "the file", "must be valid JSON", "empty");
        }
        PolicyNode document = new PolicyFileParser(problems, JSON, "JSON").parse(json);
        boolean named = false;
        FittedModel model = NOTHING;
        if (!problems.any()) {
            named = document instanceof PolicyNode.Mapping mapping
                    && mapping.fields().containsKey("version");
            model = merged(document instanceof PolicyNode.Mapping mapping ? complete(mapping) : document);
        }
        if (problems.any()) {
            throw new InvalidPolicyFileException(problems.texts());
        }
        return named ? model : model.named("model-" + model.fingerprint());
    }

    private FittedModel merged(PolicyNode document) {
        try {
            Object merged =
                    new PolicyMerge(problems, List.of(FORMAT_KEY, FIT)).merge(FittedModel.class, NOTHING, document, "");
            return merged == null ? NOTHING : (FittedModel) merged;
        } catch (InvalidPolicyException e) {
            e.problems().stream().filter(this::isNews).forEach(problems::add);
            return NOTHING;
        }
    }

    /** An entry that is there but broken has been told already; it must not be told as absent too. */
    private boolean isNews(PolicyProblem problem) {
        return !(problem.rule().equals("must be given") && problems.isPlaced(problem.key()));
    }

    private PolicyNode complete(PolicyNode.Mapping document) {
        Map<String, PolicyNode> fields = new LinkedHashMap<>(document.fields());
        checkFormat(fields.remove(FORMAT_KEY));
        fields.remove(FIT);
        for (String clock : CLOCKS) {
            fields.computeIfPresent(clock, (key, node) -> withDefaults(key, node));
        }
        fields.computeIfPresent(EXPERIENCE, this::withSections);
        for (String section : List.of("spend", "evidence", "risk")) {
            fields.computeIfPresent(section, (key, node) -> withoutNothing(key, node));
        }
        return new PolicyNode.Mapping(document.line(), fields);
    }

    private void checkFormat(@Nullable PolicyNode format) {
        if (format != null && !format.shown().equals(String.valueOf(FORMAT))) {
            problems.add(format.line(), "format", "must be " + FORMAT, format.shown());
        }
    }

    private PolicyNode withDefaults(String clock, PolicyNode node) {
        if (!(withoutNothing(clock, node) instanceof PolicyNode.Mapping segments)) {
            return node;
        }
        Map<String, PolicyNode> complete = new LinkedHashMap<>();
        segments.fields().forEach((segment, each) -> complete.put(segment, withDefaults(each)));
        return new PolicyNode.Mapping(segments.line(), complete);
    }

    /** A segment that says nothing of rates, say, has them from the default. */
    private PolicyNode withSections(String key, PolicyNode node) {
        if (!(withoutNothing(key, node) instanceof PolicyNode.Mapping segments)) {
            return node;
        }
        Map<String, PolicyNode> complete = new LinkedHashMap<>();
        segments.fields().forEach((segment, each) -> {
            if (each instanceof PolicyNode.Mapping priors) {
                Map<String, PolicyNode> sections = new LinkedHashMap<>();
                priors.fields()
                        .forEach((name, section) ->
                                sections.put(name, withoutNothing(key + "." + segment + "." + name, section)));
                PRIORS.forEach(name -> sections.putIfAbsent(name, new PolicyNode.Mapping(priors.line(), Map.of())));
                complete.put(segment, new PolicyNode.Mapping(priors.line(), sections));
            } else {
                complete.put(segment, each);
            }
        });
        return new PolicyNode.Mapping(segments.line(), complete);
    }

    private static PolicyNode withDefaults(PolicyNode node) {
        if (!(node instanceof PolicyNode.Mapping parameters)) {
            return node;
        }
        Map<String, PolicyNode> complete = new LinkedHashMap<>(parameters.fields());
        complete.putIfAbsent("family", new PolicyNode.Scalar(parameters.line(), "mbg"));
        complete.putIfAbsent("k", new PolicyNode.Scalar(parameters.line(), "1"));
        return new PolicyNode.Mapping(parameters.line(), complete);
    }

    /** An entry that is null is missing: in a policy it would be taken away. */
    private PolicyNode withoutNothing(String key, PolicyNode node) {
        if (!(node instanceof PolicyNode.Mapping segments)) {
            return node;
        }
        Map<String, PolicyNode> given = new LinkedHashMap<>();
        segments.fields().forEach((segment, each) -> {
            if (each instanceof PolicyNode.Nothing) {
                String rule = key.equals("evidence") ? "must be a number" : "must be a mapping";
                problems.add(each.line(), key + "." + segment, rule, each.shown());
            } else {
                given.put(segment, each);
            }
        });
        return new PolicyNode.Mapping(segments.line(), given);
    }
}
