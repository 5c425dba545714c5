package dev.attune.intake;

import java.io.Serializable;
import java.time.Duration;

/**
 * What is let in from topics.
 *
 * @param maximumPayloadBytes largest value let in, bytes
 * @param clockSkew how far event time may be ahead of the broker's append time
 * @param trustCreateTime whether a producer's own timestamp (CreateTime) counts as broker time for that rule; where it
 *     does not, the rule applies to LogAppendTime only
 * @param unknownSchemaGrace how long a record of a schema id that the registry does not know yet waits for it
 */
public record IntakeSettings(
        int maximumPayloadBytes, Duration clockSkew, boolean trustCreateTime, Duration unknownSchemaGrace)
        implements Serializable {

    /** The defaults of production. */
    public static IntakeSettings defaults() {
        return new IntakeSettings(256 * 1024, Duration.ofMinutes(5), false, Duration.ofSeconds(60));
    }
}
