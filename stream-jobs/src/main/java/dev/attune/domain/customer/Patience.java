package dev.attune.domain.customer;

import dev.attune.domain.policy.JourneyPolicy;

/**
 * How long what is awaited may take until it counts as not having come.
 *
 * @param deliveryGrace after the promise of a delivery, milliseconds
 * @param reply from the beginning of a case to which no answer was promised, milliseconds
 */
record Patience(long deliveryGrace, long reply) {

    static Patience of(JourneyPolicy policy) {
        return new Patience(
                policy.deliveryGrace().toMillis(), policy.unansweredAfter().toMillis());
    }
}
