package dev.attune.domain.policy;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Everything that can be decided about customers without changing code, versioned. Immutable, and valid by
 * construction: the constructor reports every broken rule at once.
 *
 * @param version name of this policy, written to every alert
 * @param modelVersion the fitted model to judge by once it is there and effective: {@link #LATEST_MODEL}, or a version
 * @param parametersVersion name of the model parameters that stand in it, written to every alert: its own, or those of
 *     the fitted model laid over it
 * @param routes departments that hear of a reason, by reason; {@code web@warning} hears of it from that severity on. A
 *     reason without one has the department of {@link Reason#department()}
 */
public record Policy(
        String version,
        String modelVersion,
        String parametersVersion,
        ChurnPolicy churn,
        ExperiencePolicy experience,
        JourneyPolicy journey,
        EpisodePolicy episode,
        HealthPolicy health,
        ConfidencePolicy confidence,
        RetentionPolicy retention,
        IncidentPolicy incident,
        TouchpointPolicy touchpoints,
        IgnorePolicy ignore,
        Map<Reason, List<String>> routes)
        implements Serializable {

    /** Asks for whichever fitted model became effective last. */
    public static final String LATEST_MODEL = "latest";

    /** Stands before the severity from which a department hears of a reason. */
    public static final char FROM = '@';

    private static final Pattern DEPARTMENT = Pattern.compile("[^@\\s][^@]*(@(info|warning|critical))?");

    public Policy {
        EnumMap<Reason, List<String>> ordered = new EnumMap<>(Reason.class);
        routes.forEach((reason, departments) -> ordered.put(reason, List.copyOf(departments)));
        routes = Collections.unmodifiableMap(ordered);
        PolicyRules rules = new PolicyRules();
        rules.filled("version", version);
        rules.filled("model-version", modelVersion);
        rules.filled("parameters-version", parametersVersion);
        churn.check("churn", rules);
        experience.check("experience", rules);
        journey.check("journey", rules);
        episode.check("episode", rules);
        health.check("health", rules);
        confidence.check("confidence", rules);
        retention.check("retention", rules);
        incident.check("incident", rules);
        touchpoints.check("touchpoints", rules);
        ignore.check("ignore", rules);
        routes.forEach((reason, departments) -> departments.forEach(department -> rules.require(
                DEPARTMENT.matcher(department).matches(),
                "routes." + PolicyKeys.of(reason),
                "must be departments, with @info, @warning or @critical where they hear of it from that severity on",
                department)));
        if (!rules.problems().isEmpty()) {
            throw new InvalidPolicyException(rules.problems());
        }
    }

    /** Every rule of every key, with the value that keeps it: what an editor can know about a document. */
    public List<PolicyProblem> rules() {
        PolicyRules rules = PolicyRules.telling();
        rules.filled("version", version);
        rules.filled("model-version", modelVersion);
        rules.filled("parameters-version", parametersVersion);
        churn.check("churn", rules);
        experience.check("experience", rules);
        journey.check("journey", rules);
        episode.check("episode", rules);
        health.check("health", rules);
        confidence.check("confidence", rules);
        retention.check("retention", rules);
        incident.check("incident", rules);
        touchpoints.check("touchpoints", rules);
        ignore.check("ignore", rules);
        return rules.problems();
    }

    /** The policy shipped as version 1. */
    public static Policy defaults() {
        return DefaultPolicy.POLICY;
    }

    /** The same with another horizon of risk and value at risk, days. */
    public Policy withHorizon(int days) {
        return with(parametersVersion, churn.withHorizon(days), experience);
    }

    Policy with(String parameters, ChurnPolicy judgedBy, ExperiencePolicy heldAgainst) {
        return new Policy(
                version,
                modelVersion,
                parameters,
                judgedBy,
                heldAgainst,
                journey,
                episode,
                health,
                confidence,
                retention,
                incident,
                touchpoints,
                ignore,
                routes);
    }

    /** Whether a fitted model of this version is to be judged by. */
    public boolean asksForModel(String fitted) {
        return modelVersion.equals(LATEST_MODEL) || modelVersion.equals(fitted);
    }

    /** The departments that hear of a reason, whatever the severity. */
    public List<String> route(Reason reason) {
        return entries(reason).stream().map(Policy::department).distinct().toList();
    }

    /** The entries of {@link #routes} of a reason, its own department where it has none. */
    public List<String> entries(Reason reason) {
        List<String> own = routes.get(reason);
        if (own != null) {
            return own;
        }
        return reason.department().isEmpty() ? List.of() : List.of(reason.department());
    }

    /** The department of an entry of {@link #routes}. */
    public static String department(String entry) {
        int from = entry.indexOf(FROM);
        return from < 0 ? entry : entry.substring(0, from);
    }
}
