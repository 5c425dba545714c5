package dev.attune.pulse;

import dev.attune.domain.pulse.PulseTerms;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/**
 * How pulses are told.
 *
 * @param terms what they are told by
 * @param expiryDays after how many days without a sale a product is forgotten, days of event time
 * @param emitFrom windows that end at or before this instant of event time are silenced (bootstrap), epoch milliseconds
 * @param timeToLive processing-time net under the event-time expiry
 */
public record PulseSettings(PulseTerms terms, int expiryDays, long emitFrom, StateTtlConfig timeToLive)
        implements Serializable {

    long expiryMilliseconds() {
        return Duration.ofDays(expiryDays).toMillis();
    }
}
