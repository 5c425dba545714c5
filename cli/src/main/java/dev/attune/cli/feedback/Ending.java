package dev.attune.cli.feedback;

import dev.attune.domain.feedback.Feedback;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Until when something holds; mix it in with {@code @ArgGroup Ending ending}. */
final class Ending {

    @Option(names = "--until", paramLabel = "INSTANT", description = "Until which event time, as 2026-12-01T00:00:00Z.")
    private @Nullable Instant until;

    @Option(names = "--for", paramLabel = "DURATION", description = "How long from when it holds, as P7D or PT12H.")
    private @Nullable Duration length;

    /** Epoch milliseconds; {@link Feedback#NO_END} where neither was given. */
    static long of(@Nullable Ending given, long effective) {
        if (given == null) {
            return Feedback.NO_END;
        }
        if (given.until != null) {
            return given.until.toEpochMilli();
        }
        return given.length == null ? Feedback.NO_END : effective + given.length.toMillis();
    }
}
