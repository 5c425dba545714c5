package dev.attune.incident;

import dev.attune.control.PolicyTimeline;
import dev.attune.domain.incident.PolicyPriors;
import dev.attune.domain.incident.SliceWatch;
import dev.attune.domain.incident.TouchpointTerms;
import dev.attune.domain.policy.Policy;
import org.jspecify.annotations.Nullable;

/** What windows are told and watched by, made of the policy in force at their end; made once for each policy. */
final class WindowTerms {

    /** How many touchpoints of a shop carry traffic of their own: they share the budget of false incidents. */
    private static final int TOUCHPOINTS = 16;

    private final PolicyTimeline policies;
    private @Nullable Policy of;
    private TouchpointTerms told;
    private SliceWatch.Terms watched;

    WindowTerms(PolicyTimeline policies) {
        this.policies = policies;
        Policy first = policies.at(Long.MIN_VALUE);
        this.told = TouchpointTerms.of(first);
        this.watched = watched(first);
    }

    /** @param end of a window, epoch milliseconds of event time */
    void comeTo(long end) {
        Policy inForce = policies.before(end);
        if (inForce != of) {
            of = inForce;
            told = TouchpointTerms.of(inForce);
            watched = watched(inForce);
        }
    }

    private static SliceWatch.Terms watched(Policy policy) {
        return new SliceWatch.Terms(new PolicyPriors(policy.experience()), policy.incident(), TOUCHPOINTS);
    }

    TouchpointTerms told() {
        return told;
    }

    SliceWatch.Terms watched() {
        return watched;
    }
}
