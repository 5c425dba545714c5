package dev.attune.intake;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How records are let in.
 *
 * @param maxPayloadBytes largest value let in, bytes
 * @param clockSkew how far event time may be ahead of the broker's append time
 * @param trustCreateTime whether a producer's own timestamp (CreateTime) counts as broker time for that check; where it
 *     does not, the check applies to LogAppendTime only
 * @param unknownSchemaGrace how long the first record of an unknown schema id waits for the registry to learn it
 * @param graceInterval how long after a grace no other begins, and how long "unknown" is believed without asking again
 * @param registryBackoff first wait when the registry cannot be reached; doubles up to {@code registryBackoffLimit}
 * @param outOfOrderness how much older than the newest before it a record of a partition may be and still be on time
 * @param idleness after how long without records a partition no longer holds back the others
 * @param allowedLateness behind the watermark by more than this, a record is refused as TOO_LATE
 */
public record IntakeSettings(
        int maxPayloadBytes,
        Duration clockSkew,
        boolean trustCreateTime,
        Duration unknownSchemaGrace,
        Duration graceInterval,
        Duration registryBackoff,
        Duration registryBackoffLimit,
        Duration outOfOrderness,
        Duration idleness,
        Duration allowedLateness)
        implements Serializable {

    /** Every broken rule is reported at once. */
    public IntakeSettings {
        List<String> problems = new ArrayList<>();
        if (maxPayloadBytes < 1 || maxPayloadBytes > AvroLimits.LONGEST_TEXT) {
            problems.add("intake.max-payload-bytes must be from 1 to " + AvroLimits.LONGEST_TEXT + ", but was "
                    + maxPayloadBytes);
        }
        atLeast(Duration.ZERO, "intake.clock-skew", clockSkew, problems);
        atLeast(Duration.ZERO, "intake.unknown-schema-grace", unknownSchemaGrace, problems);
        atLeast(Duration.ZERO, "intake.grace-interval", graceInterval, problems);
        atLeast(Duration.ofMillis(1), "intake.registry-backoff", registryBackoff, problems);
        atLeast(registryBackoff, "intake.registry-backoff-limit", registryBackoffLimit, problems);
        atLeast(Duration.ZERO, "intake.out-of-orderness", outOfOrderness, problems);
        atLeast(Duration.ofMillis(1), "intake.idleness", idleness, problems);
        atLeast(Duration.ZERO, "intake.allowed-lateness", allowedLateness, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** The defaults of production. */
    public static IntakeSettings defaults() {
        return new IntakeSettings(
                64 * 1024,
                Duration.ofMinutes(5),
                false,
                Duration.ofSeconds(60),
                Duration.ofMinutes(1),
                Duration.ofMillis(100),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofDays(7));
    }

    public IntakeSettings withUnknownSchemaGrace(Duration grace) {
        return new IntakeSettings(
                maxPayloadBytes,
                clockSkew,
                trustCreateTime,
                grace,
                graceInterval,
                registryBackoff,
                registryBackoffLimit,
                outOfOrderness,
                idleness,
                allowedLateness);
    }

    private static void atLeast(Duration least, String key, Duration value, List<String> problems) {
        if (value.compareTo(least) < 0) {
            problems.add(key + " must be at least " + least + ", but was " + value);
        }
    }
}
