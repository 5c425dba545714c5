package dev.attune.domain.churn;

import dev.attune.domain.policy.ChurnPolicy;
import dev.attune.domain.policy.SegmentParameters;
import dev.attune.domain.policy.StayRule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the clocks of visits and of purchases say together of having left, as log-odds: a propensity, silence, and whether
 * the customer stayed after the last purchase; now, and as silence goes on.
 *
 * <p>Either event is a sign of life, so silence begins with the last of both, and it is told by the clock on which it is
 * the more unusual. The propensity is that of visits where there are enough of them. So a purchase never raises the
 * log-odds: it ends the silence on both clocks, whichever led. (By days, and for purchases alone, where b < 7 alpha: a
 * purchase quickens the pace, and part of its own day has passed already.)
 *
 * <p>Thread-safe, without memory. Weeks are from now and not negative.
 */
final class TwoClocks {

    private static final double DAYS_PER_WEEK = 7;
    private static final double DAY = 1 / DAYS_PER_WEEK;

    /** Weeks; beyond it nobody lives. */
    private static final double FAR = 10_000;

    /** Days of clocks are whole; their differences in weeks are not quite. */
    private static final double ROUNDING_DAYS = 1e-6;

    private final int minimumSessionDays;
    private final double oncePoints;
    private final StayRule stay;
    private final SegmentModels common;
    private final Map<String, SegmentModels> bySegment = new HashMap<>();

    TwoClocks(ChurnPolicy policy) {
        this.minimumSessionDays = policy.minimumSessionDays();
        this.oncePoints = policy.oncePoints();
        this.stay = policy.stay();
        this.common = new SegmentModels(new SegmentParameters(policy.purchase(), policy.activity(), policy.spend()));
        policy.segments().forEach((segment, own) -> bySegment.put(segment, new SegmentModels(own)));
    }

    SegmentModels models(@Nullable String segment) {
        return segment == null || bySegment.isEmpty() ? common : bySegment.getOrDefault(segment, common);
    }

    /** Whether there are enough visits to judge by. */
    boolean visitsTell(ChurnInputs inputs) {
        return inputs.activity.started() && inputs.activity.repeats() >= minimumSessionDays;
    }

    /** Whether silence is told by the clock of visits. */
    boolean activityLeads(ChurnInputs inputs) {
        return visitsTell(inputs) && ofVisits(inputs, 0) >= ofPurchases(inputs, 0);
    }

    double propensity(ChurnInputs inputs) {
        SegmentModels models = models(inputs.segment());
        int repeats = repeats(inputs);
        if (!visitsTell(inputs)) {
            return models.purchases().propensity(repeats);
        }
        return models.activity().propensity(repeats) + (repeats == 0 ? oncePoints : 0);
    }

    /** Days after the first that speak for staying: of purchases, or where visits tell of the clock that has more. */
    int repeats(ChurnInputs inputs) {
        int purchases = repeatPurchases(inputs);
        return visitsTell(inputs) ? Math.max(inputs.activity.repeats(), purchases) : purchases;
    }

    /** Never negative, never falling. */
    double silence(ChurnInputs inputs, double weeks) {
        if (!visitsTell(inputs)) {
            return ofPurchases(inputs, weeks);
        }
        double visits = ofVisits(inputs, weeks);
        return atMostOfPurchases(inputs, weeks) <= visits ? visits : Math.max(visits, ofPurchases(inputs, weeks));
    }

    /** A bound of {@link #ofPurchases} that costs no logarithm: usually visits tell, and it is all that is asked. */
    private double atMostOfPurchases(ChurnInputs inputs, double weeks) {
        double from = purchaseSilenceFrom(inputs);
        double to = purchaseAge(inputs) + weeks;
        PurchaseModel model = models(inputs.segment()).purchases();
        return model.steepest(repeatPurchases(inputs), from, from, to) * Math.max(0, to - from);
    }

    /** The most that {@link #silence} and {@link #stayed} grow per week anywhere between two instants. */
    double steepest(ChurnInputs inputs, double from, double to) {
        SegmentModels models = models(inputs.segment());
        double age = purchaseAge(inputs);
        double tx = purchaseSilenceFrom(inputs);
        double slope = models.purchases().steepest(repeatPurchases(inputs), tx, age + from, age + to);
        if (visitsTell(inputs)) {
            double last = inputs.visitAgeAtSign();
            double now = visitAge(inputs);
            slope = Math.max(slope, models.activity().steepest(inputs.activity.repeats(), last, now + from, now + to));
        }
        return slope + (stayed(inputs, from) < staysAt(inputs) ? stay.points() * DAYS_PER_WEEK / stay.days() : 0);
    }

    /** The least that they grow. */
    double gentlest(ChurnInputs inputs, double from, double to) {
        SegmentModels models = models(inputs.segment());
        double age = purchaseAge(inputs);
        double tx = purchaseSilenceFrom(inputs);
        double slope =
                age + from < tx ? 0 : models.purchases().gentlest(repeatPurchases(inputs), tx, age + from, age + to);
        if (!visitsTell(inputs)) {
            return slope;
        }
        double last = inputs.visitAgeAtSign();
        double now = visitAge(inputs);
        return Math.min(slope, models.activity().gentlest(inputs.activity.repeats(), last, now + from, now + to));
    }

    /**
     * Weeks until propensity, silence and {@link #stayed} reach a sum: never late, and exact once the benefit of the last
     * purchase has passed; negative where they have, infinite where they never do.
     */
    double reached(ChurnInputs inputs, double sum) {
        double needed = sum - staysAt(inputs) - propensity(inputs);
        if (!visitsTell(inputs)) {
            return reachedByPurchases(inputs, needed);
        }
        double last = inputs.visitAgeAtSign();
        PurchaseModel visits = models(inputs.segment()).activity();
        double weeks = visits.reached(inputs.activity.repeats(), last, needed) - visitAge(inputs);
        boolean overtaken = !(weeks < FAR && atMostOfPurchases(inputs, Math.max(0, weeks)) < needed);
        return overtaken ? Math.min(weeks, reachedByPurchases(inputs, needed)) : weeks;
    }

    private double reachedByPurchases(ChurnInputs inputs, double needed) {
        PurchaseModel model = models(inputs.segment()).purchases();
        return model.reached(repeatPurchases(inputs), purchaseSilenceFrom(inputs), needed) - purchaseAge(inputs);
    }

    /** Log-odds for staying, never positive, never falling: see {@link StayRule}. */
    double stayed(ChurnInputs inputs, double weeks) {
        if (stay.points() == 0 || !inputs.purchases.started() || !visitsTell(inputs)) {
            return 0;
        }
        if (visitedSince(inputs)) {
            return -stay.points();
        }
        // The day of the purchase is not yet a day after it.
        double days = (inputs.purchases.quiet() + weeks) * DAYS_PER_WEEK - 1;
        return -stay.points() * Math.max(0, Math.min(1, 1 - days / stay.days()));
    }

    /** Days from the last purchase to the last visit. */
    double stayedDays(ChurnInputs inputs) {
        return inputs.visitAfterPurchase() * DAYS_PER_WEEK;
    }

    /** Whether {@link #stayed} still changes. */
    boolean settling(ChurnInputs inputs) {
        return stayed(inputs, 0) < staysAt(inputs);
    }

    /** What {@link #stayed} comes to in the end. */
    private double staysAt(ChurnInputs inputs) {
        boolean tells = inputs.purchases.started() && visitsTell(inputs);
        return tells && visitedSince(inputs) ? -stay.points() : 0;
    }

    private boolean visitedSince(ChurnInputs inputs) {
        return stayedDays(inputs) > stay.days() + ROUNDING_DAYS;
    }

    private double ofVisits(ChurnInputs inputs, double weeks) {
        return models(inputs.segment())
                .activity()
                .silence(inputs.activity.repeats(), inputs.visitAgeAtSign(), visitAge(inputs) + weeks);
    }

    private static double visitAge(ChurnInputs inputs) {
        return inputs.visitAgeAtSign() + inputs.quiet();
    }

    private double ofPurchases(ChurnInputs inputs, double weeks) {
        double age = purchaseAge(inputs);
        return models(inputs.segment())
                .purchases()
                .silence(repeatPurchases(inputs), purchaseSilenceFrom(inputs), age + weeks);
    }

    /** Who never bought is judged like a buyer who came when we last heard of them. */
    private static double purchaseAge(ChurnInputs inputs) {
        return inputs.purchases.started() ? inputs.purchaseAgeAtSign() + inputs.quiet() : inputs.quiet();
    }

    /**
     * The age on the clock of purchases from which silence counts: that of the last sign of life. Where visits carry the
     * propensity, a purchase does not lower it, yet it quickens the pace: there the day of the last sign is none of
     * silence, so that a purchase on it does not make the hours since midnight more unusual than they were.
     */
    private double purchaseSilenceFrom(ChurnInputs inputs) {
        double last = inputs.purchases.started() ? inputs.purchaseAgeAtSign() : 0;
        return visitsTell(inputs) ? last + DAY : last;
    }

    private static int repeatPurchases(ChurnInputs inputs) {
        return Math.max(0, inputs.purchases.repeats());
    }
}
