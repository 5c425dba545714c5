package dev.attune.domain.policy;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that can be decided about customers without changing code, versioned. Immutable, and valid by
 * construction: the constructor reports every broken rule at once.
 *
 * @param version name of this policy, written to every alert
 * @param modelVersion name of the model parameters in it, written to every alert
 * @param routes departments that hear of a reason, by reason; a reason without one has the department of
 *     {@link Reason#department()}
 */
public record Policy(
        String version,
        String modelVersion,
        ChurnPolicy churn,
        ExperiencePolicy experience,
        EpisodePolicy episode,
        HealthPolicy health,
        ConfidencePolicy confidence,
        RetentionPolicy retention,
        Map<Reason, List<String>> routes)
        implements Serializable {

    public Policy {
        EnumMap<Reason, List<String>> ordered = new EnumMap<>(Reason.class);
        routes.forEach((reason, departments) -> ordered.put(reason, List.copyOf(departments)));
        routes = Collections.unmodifiableMap(ordered);
        PolicyRules rules = new PolicyRules();
        rules.filled("version", version);
        rules.filled("model-version", modelVersion);
        churn.check("churn", rules);
        experience.check("experience", rules);
        episode.check("episode", rules);
        health.check("health", rules);
        confidence.check("confidence", rules);
        retention.check("retention", rules);
        routes.forEach((reason, departments) ->
                departments.forEach(department -> rules.filled("routes." + PolicyKeys.of(reason), department)));
        if (!rules.problems().isEmpty()) {
            throw new InvalidPolicyException(rules.problems());
        }
    }

    /** The policy shipped as version 1. */
    public static Policy defaults() {
        return DefaultPolicy.POLICY;
    }

    /** The same with another horizon of risk and value at risk, days. */
    public Policy withHorizon(int days) {
        return with(modelVersion, churn.withHorizon(days));
    }

    Policy with(String ofModel, ChurnPolicy judgedBy) {
        return new Policy(version, ofModel, judgedBy, experience, episode, health, confidence, retention, routes);
    }

    /** The departments that hear of a reason. */
    public List<String> route(Reason reason) {
        List<String> own = routes.get(reason);
        if (own != null) {
            return own;
        }
        return reason.department().isEmpty() ? List.of() : List.of(reason.department());
    }
}
