package dev.attune.domain.incident;

import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import dev.attune.domain.policy.TouchpointPolicy;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What windows of touchpoints are told by.
 *
 * @param routes departments that own a reason
 * @param partners who may see their own figures
 */
public record TouchpointTerms(
        TouchpointPolicy policy, Map<Reason, List<String>> routes, Set<String> partners, String policyVersion)
        implements Serializable {

    /** By a policy. */
    public static TouchpointTerms of(Policy policy) {
        Map<Reason, List<String>> routes = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            routes.put(reason, policy.route(reason));
        }
        return new TouchpointTerms(
                policy.touchpoints(), routes, Set.copyOf(policy.touchpoints().partners()), policy.version());
    }
}
