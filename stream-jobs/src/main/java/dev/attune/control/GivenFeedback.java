package dev.attune.control;

import dev.attune.domain.feedback.Feedback;
import dev.attune.intake.RawRecord;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Feedback and the instant from which it holds.
 *
 * @param statedAt effective time as given, epoch milliseconds of event time
 * @param effectiveAt from when it holds, epoch milliseconds; later than stated where it was seen after its time
 * @param raw as it was read, should it turn out to be of no known alert
 */
public record GivenFeedback(
        Feedback feedback,
        long statedAt,
        long effectiveAt,
        RawRecord raw,
        @Nullable Integer schemaId) implements Decided {

    /** In which a customer's feedback of one tick is taken: the later word of the log wins. */
    public static final Comparator<GivenFeedback> ORDER = Comparator.comparingLong(GivenFeedback::effectiveAt)
            .thenComparingLong(GivenFeedback::statedAt)
            .thenComparingInt(given -> given.raw().partition())
            .thenComparingLong(given -> given.raw().offset());

    /** Whether the job moved it, because it came after its time. */
    public boolean moved() {
        return effectiveAt != statedAt;
    }

    /** The same from another instant on. */
    public GivenFeedback movedTo(long instant) {
        return new GivenFeedback(feedback, statedAt, instant, raw, schemaId);
    }
}
