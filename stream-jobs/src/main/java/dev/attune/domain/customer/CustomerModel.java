package dev.attune.domain.customer;

import dev.attune.domain.episode.Confidence;
import dev.attune.domain.episode.Stakes;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.Policy;
import java.util.List;

/**
 * What becomes of a customer with every interaction, and what follows from it. Deterministic: the same interactions in
 * (event time, event id) order give the same decisions, byte for byte. Not thread-safe: one per operator.
 */
public final class CustomerModel {

    private final Policy policy;

    public CustomerModel(Policy policy) {
        this.policy = policy;
    }

    /**
     * Takes in one interaction.
     *
     * @param late whether it comes after its tick was released: then only what does not depend on order is updated
     */
    public Observation observe(CustomerProfile profile, Interaction interaction, boolean late) {
        profile.lastEventTime = Math.max(profile.lastEventTime, interaction.eventTime());
        return Observation.ACCEPTED;
    }

    /**
     * Judges the customer as of {@code at} and remembers inside the profile what is told.
     *
     * @param at end of the tick, epoch milliseconds of event time
     */
    public Decision assess(String customerId, CustomerProfile profile, long at) {
        Assessment.Clock never = new Assessment.Clock(0, 0, 0, Double.NaN, Double.NaN);
        Assessment assessment = new Assessment(
                customerId,
                at,
                Lifecycle.PROSPECT,
                Band.LOW,
                Double.NaN,
                Double.NaN,
                new Stakes(Double.NaN, policy.churn().horizonDays(), 0, 0, 0, null, null),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                never,
                never,
                List.of(),
                new Confidence(0, List.of()),
                List.of(),
                policy.version(),
                policy.modelVersion());
        return new Decision(assessment, List.of(), false, Long.MAX_VALUE, false);
    }
}
