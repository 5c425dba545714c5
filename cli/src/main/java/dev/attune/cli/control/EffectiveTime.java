package dev.attune.cli.control;

import dev.attune.cli.CommandFailed;
import dev.attune.control.ControlRules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** From when a change is to hold, and how that is told. */
public final class EffectiveTime {

    /** Until the job has seen a record; one that it sees after its time is moved, which is right but less plain. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

    private EffectiveTime() {}

    /**
     * Epoch milliseconds of the instant given, else the next full minute that the job can keep.
     *
     * @throws CommandFailed where it is no instant the job takes
     */
    public static long of(@Nullable Instant given, Instant now) {
        if (given == null) {
            return now.plus(ON_ITS_WAY)
                    .truncatedTo(ChronoUnit.MINUTES)
                    .plus(1, ChronoUnit.MINUTES)
                    .toEpochMilli();
        }
        long time = millis(given);
        if (!ControlRules.isInstant(time)) {
            throw new CommandFailed("--effective-at must be in [1970, 9999], but was " + given);
        }
        return time;
    }

    private static long millis(Instant given) {
        try {
            return given.toEpochMilli();
        } catch (ArithmeticException far) {
            return -1;
        }
    }

    /** What a record says, as ISO-8601; null where it says nothing. */
    public static @Nullable String text(GenericRecord record, String field) {
        Object time = record.get(field);
        return time == null ? null : Instant.ofEpochMilli((Long) time).toString();
    }

    /** The effective time a record was published with, whatever the job made of it; epoch milliseconds. */
    public static long stated(GenericRecord record) {
        Object stated = record.get("stated_at");
        return (Long) (stated == null ? record.get("effective_at") : stated);
    }
}
