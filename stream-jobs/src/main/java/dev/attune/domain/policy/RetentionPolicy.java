package dev.attune.domain.policy;

import java.io.Serializable;
import java.time.Duration;

/**
 * What is kept, and for how long, in event time.
 *
 * @param expiryDays days without an event after which a customer is forgotten
 * @param deduplicationSpan within which an equal event id is a duplicate
 * @param allowedLateness how late an event may be before it is rejected
 */
public record RetentionPolicy(int expiryDays, Duration deduplicationSpan, Duration allowedLateness)
        implements Serializable {

    void check(String key, PolicyRules rules) {
        rules.between(key + ".expiry-days", expiryDays, 1, 36_500);
        rules.positive(key + ".deduplication-span", deduplicationSpan);
        rules.notNegative(key + ".allowed-lateness", allowedLateness);
    }
}
