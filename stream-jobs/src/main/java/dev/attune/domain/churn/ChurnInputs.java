package dev.attune.domain.churn;

import dev.attune.domain.policy.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What churn risk is judged from, as of one instant: a small view that the customer's profile fills in for each
 * assessment.
 *
 * @param purchases the clock of purchase days
 * @param activity the clock of session-days
 * @param evidence experience since the last purchase, each reason at most once, in any order
 * @param segment whose parameters hold; null for those of all others
 */
public record ChurnInputs(
        Clock purchases,
        Clock activity,
        List<Evidence> evidence,
        @Nullable String segment) {

    /** Of a customer without a segment. */
    public ChurnInputs(Clock purchases, Clock activity, List<Evidence> evidence) {
        this(purchases, activity, evidence, null);
    }

    /**
     * One renewal process, in weeks since its first occasion.
     *
     * @param repeats x: occasions after the first; negative where there was no occasion at all
     * @param ageAtLast tx: weeks from the first occasion to the last; 0 where x is 0
     * @param age T: weeks from the first occasion to now, or from the first event of any kind where there was no
     *     occasion; an earlier one than {@code ageAtLast} (late data) counts as {@code ageAtLast}
     */
    public record Clock(int repeats, double ageAtLast, double age) {

        /** No occasion yet, and nothing else known. */
        public static final Clock NEVER = new Clock(-1, 0, 0);

        public Clock {
            age = Math.max(age, ageAtLast);
        }

        /** Whether there was an occasion. */
        public boolean started() {
            return repeats >= 0;
        }

        /** The same clock, {@code weeks} later without an occasion. */
        public Clock after(double weeks) {
            return new Clock(repeats, ageAtLast, age + weeks);
        }
    }

    /**
     * Evidence of one reason.
     *
     * @param amount units of evidence left now, decay included with the half-life of the reason's weight; not negative
     */
    public record Evidence(Reason reason, double amount) {}
}
