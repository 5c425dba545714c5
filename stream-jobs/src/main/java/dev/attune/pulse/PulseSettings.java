package dev.attune.pulse;

import dev.attune.policy.StartingPolicy;
import java.io.Serializable;
import org.apache.flink.api.common.state.StateTtlConfig;

/**
 * How pulses are told.
 *
 * @param start what they are told by until a topic says otherwise
 * @param emitFrom windows that end at or before this instant of event time are silenced (bootstrap), epoch milliseconds
 * @param timeToLive processing-time net under the event-time expiry
 */
public record PulseSettings(StartingPolicy start, long emitFrom, StateTtlConfig timeToLive) implements Serializable {}
