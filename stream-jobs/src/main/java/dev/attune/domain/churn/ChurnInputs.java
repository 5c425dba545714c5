package dev.attune.domain.churn;

import dev.attune.domain.policy.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What churn risk is judged from, as of one instant: a small view that the customer's profile fills in for each
 * assessment. Made anew, or one of them filled again and again: then it is only read between two fillings, and judging
 * costs no memory. Not thread-safe.
 */
public final class ChurnInputs {

    private static final Reason[] REASONS = Reason.values();

    final Occasions purchases = new Occasions();
    final Occasions activity = new Occasions();

    /** Units of evidence left, by ordinal of reason. */
    final double[] amounts = new double[REASONS.length];

    private boolean hasEvidence;
    private @Nullable String segment;

    /** NaN where it follows from the ages. */
    private double visitAfterPurchase = Double.NaN;

    /** A view that is to be filled. */
    public ChurnInputs() {}

    /**
     * @param purchases the clock of purchase days
     * @param activity the clock of session-days
     * @param evidence experience since the last purchase, each reason at most once, in any order
     * @param segment whose parameters hold; null for those of all others
     */
    public ChurnInputs(Clock purchases, Clock activity, List<Evidence> evidence, @Nullable String segment) {
        clear(segment);
        purchases(purchases.repeats(), purchases.ageAtLast(), purchases.age());
        activity(activity.repeats(), activity.ageAtLast(), activity.age());
        evidence.forEach(each -> evidence(each.reason(), each.amount()));
    }

    /** Of a customer without a segment. */
    public ChurnInputs(Clock purchases, Clock activity, List<Evidence> evidence) {
        this(purchases, activity, evidence, null);
    }

    /** Begins a new filling: no occasion, no evidence. */
    public void clear(@Nullable String ofSegment) {
        purchases.set(-1, 0, 0);
        activity.set(-1, 0, 0);
        if (hasEvidence) {
            Arrays.fill(amounts, 0);
            hasEvidence = false;
        }
        visitAfterPurchase = Double.NaN;
        segment = ofSegment;
    }

    /** Fills in purchase days, like {@link Clock}. */
    public void purchases(int repeats, double ageAtLast, double age) {
        purchases.set(repeats, ageAtLast, age);
    }

    /** Fills in session-days, like {@link Clock}. */
    public void activity(int repeats, double ageAtLast, double age) {
        activity.set(repeats, ageAtLast, age);
    }

    /**
     * Fills in how many weeks the last visit lies after the last purchase, negative before it: needed where the ages stand
     * still for a while, one without the other, since then it does not follow from them.
     */
    public void visitAfterPurchase(double weeks) {
        visitAfterPurchase = weeks;
    }

    /** Fills in what is left of one reason, like {@link Evidence}. */
    public void evidence(Reason reason, double amount) {
        amounts[reason.ordinal()] = amount;
        hasEvidence |= amount > 0;
    }

    /** The clock of purchase days. */
    public Clock purchases() {
        return purchases.clock();
    }

    /** The clock of session-days. */
    public Clock activity() {
        return activity.clock();
    }

    public boolean hasEvidence() {
        return hasEvidence;
    }

    /** Reasons with something left, in their order. */
    public List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] > 0) {
                evidence.add(new Evidence(REASONS[i], amounts[i]));
            }
        }
        return evidence;
    }

    public @Nullable String segment() {
        return segment;
    }

    /** Weeks since the last sign of life, a visit or a purchase; since we heard of them first where there was none. */
    public double quiet() {
        if (!activity.started()) {
            return purchases.quiet();
        }
        return purchases.started() ? Math.min(purchases.quiet(), activity.quiet()) : activity.quiet();
    }

    /** Weeks from the last purchase to the last visit, negative where that came first; of who did both. */
    double visitAfterPurchase() {
        return Double.isNaN(visitAfterPurchase) ? purchases.quiet() - activity.quiet() : visitAfterPurchase;
    }

    /** The age on the clock of purchases at the last sign of life on either. */
    double purchaseAgeAtSign() {
        return purchases.ageAtLast() + (activity.started() ? Math.max(0, visitAfterPurchase()) : 0);
    }

    /** The age on the clock of visits at the last sign of life on either. */
    double visitAgeAtSign() {
        return activity.ageAtLast() + (purchases.started() ? Math.max(0, -visitAfterPurchase()) : 0);
    }

    /**
     * One renewal process, in weeks since its first occasion.
     *
     * @param repeats x: occasions after the first; negative where there was no occasion at all
     * @param ageAtLast tx: weeks from the first occasion to the last; 0 where x is 0
     * @param age T: weeks from the first occasion to now, of purchase days from the first event of any kind where there
     *     was no purchase; an earlier one than {@code ageAtLast} (late data) counts as {@code ageAtLast}
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

    /** A {@link Clock} that can be set again. */
    static final class Occasions {
        private int repeats = -1;
        private double ageAtLast;
        private double age;

        private void set(int x, double tx, double now) {
            repeats = x;
            ageAtLast = tx;
            age = Math.max(now, tx);
        }

        boolean started() {
            return repeats >= 0;
        }

        int repeats() {
            return repeats;
        }

        double ageAtLast() {
            return ageAtLast;
        }

        double age() {
            return age;
        }

        /** Weeks since the last occasion. */
        double quiet() {
            return age - ageAtLast;
        }

        private Clock clock() {
            return new Clock(repeats, ageAtLast, age);
        }
    }
}
