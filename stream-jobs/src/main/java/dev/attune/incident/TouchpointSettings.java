package dev.attune.incident;

import dev.attune.domain.incident.PolicyPriors;
import dev.attune.domain.incident.SliceWatch;
import dev.attune.domain.incident.TouchpointTerms;
import dev.attune.domain.policy.ExperiencePolicy;
import dev.attune.domain.policy.IncidentPolicy;
import dev.attune.domain.policy.Policy;
import java.io.Serializable;
import org.apache.flink.api.common.state.StateTtlConfig;

/**
 * How windows of touchpoints are told.
 *
 * @param terms what they are told by
 * @param watched what their slices are watched by
 * @param emitFrom windows that end at or before this instant of event time are silenced (bootstrap), epoch milliseconds
 * @param timeToLive processing-time net; touchpoints are few, so nothing else takes them away
 */
public record TouchpointSettings(TouchpointTerms terms, Watched watched, long emitFrom, StateTtlConfig timeToLive)
        implements Serializable {

    /** How many touchpoints of a shop carry traffic of their own: they share the budget of false incidents. */
    private static final int TOUCHPOINTS = 16;

    /**
     * What the slices of touchpoints are watched by.
     *
     * @param experience whose priors hold before anything was seen
     */
    public record Watched(ExperiencePolicy experience, IncidentPolicy incident) implements Serializable {

        SliceWatch.Terms terms() {
            return new SliceWatch.Terms(new PolicyPriors(experience), incident, TOUCHPOINTS);
        }
    }

    /** By the policy in force when the job began. */
    public static TouchpointSettings of(Policy policy, long emitFrom, StateTtlConfig timeToLive) {
        Watched watched = new Watched(policy.experience(), policy.incident());
        return new TouchpointSettings(TouchpointTerms.of(policy), watched, emitFrom, timeToLive);
    }
}
