package dev.attune.incident;

import dev.attune.policy.StartingPolicy;
import java.io.Serializable;
import org.apache.flink.api.common.state.StateTtlConfig;

/**
 * How windows of touchpoints are told.
 *
 * @param start what they are told by until a topic says otherwise
 * @param emitFrom windows that end at or before this instant of event time are silenced (bootstrap), epoch milliseconds
 * @param timeToLive processing-time net; touchpoints are few, so nothing else takes them away
 */
public record TouchpointSettings(StartingPolicy start, long emitFrom, StateTtlConfig timeToLive)
        implements Serializable {}
