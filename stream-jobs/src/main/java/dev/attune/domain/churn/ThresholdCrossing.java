package dev.attune.domain.churn;

import dev.attune.domain.churn.ChurnInputs.Clock;
import dev.attune.domain.churn.ChurnInputs.Evidence;
import dev.attune.domain.policy.EvidenceWeight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When log-odds cross a threshold if nothing happens: silence grows, evidence of either sign fades.
 *
 * <p>Each step bounds what fades by a constant over an interval, solves the rest in closed form, and so moves to an
 * instant before which there can be no crossing. Steps shrink geometrically toward the first crossing; they stop below
 * one second. Without evidence the first step is exact. Every intermediate result is a valid early bound, so giving up
 * after a fixed number of steps costs one more assessment, never a late alert.
 */
final class ThresholdCrossing {

    private static final double MILLIS_PER_WEEK = 7.0 * 24 * 60 * 60 * 1000;
    private static final double DAYS_PER_WEEK = 7;
    private static final double ONE_SECOND = 1000 / MILLIS_PER_WEEK;
    private static final int MOST_STEPS = 64;

    private final PurchaseModel model;
    private final Clock clock;
    private final List<Evidence> evidence;
    private final @Nullable EvidenceWeight[] weights;
    private final double rounding;

    ThresholdCrossing(PurchaseModel model, Clock clock, List<Evidence> evidence, @Nullable EvidenceWeight[] weights) {
        this.model = model;
        this.clock = clock;
        this.evidence = evidence;
        this.weights = weights;
        // What is judged is a sum of rounded terms: allow for every one of them having been rounded towards the
        // crossing.
        this.rounding = (evidence.size() + 3) * LogOdds.ROUNDING;
    }

    /** Never late; later than {@code at}. */
    long rises(long at, double threshold) {
        double target = threshold - rounding;
        double soonest = 0;
        for (int i = 0; i < MOST_STEPS; i++) {
            double next = riseStep(soonest, target);
            if (next - soonest < ONE_SECOND) {
                break;
            }
            soonest = next;
        }
        return instant(at, soonest);
    }

    /** Never late; later than {@code at}. */
    long falls(long at, double threshold) {
        double target = threshold + rounding;
        double shortestHalfLife = shortestHalfLifeOfWhatSpeaksForLeaving();
        double soonest = 0;
        for (int i = 0; i < MOST_STEPS; i++) {
            double room = target - base(soonest) - staying(soonest);
            double leaving = leaving(soonest);
            if (room <= 0) {
                return Long.MAX_VALUE;
            }
            double step = shortestHalfLife * StrictMath.log(leaving / room) / StrictMath.log(2);
            if (!(step >= ONE_SECOND)) {
                break;
            }
            soonest += step;
        }
        return instant(at, soonest);
    }

    /**
     * The next bound after {@code from}. What speaks for leaving only fades, so its value now bounds it; what speaks for
     * staying fades too, so its value at the end of the interval bounds it, and the interval is halved until that says
     * something.
     */
    private double riseStep(double from, double target) {
        double leaving = leaving(from);
        double interval = reached(target, leaving + staying(from)) - from;
        while (interval >= ONE_SECOND) {
            double end = from + interval;
            double bound = reached(target, leaving + staying(end));
            if (bound - from >= ONE_SECOND) {
                return Math.min(bound, end);
            }
            interval /= 2;
        }
        return from;
    }

    private double reached(double target, double withEvidence) {
        return model.deadline(clock.repeats(), clock.ageAtLast(), target, withEvidence) - clock.age();
    }

    private double base(double weeks) {
        return model.logOddsDead(clock.repeats(), clock.ageAtLast(), clock.age() + weeks);
    }

    private double leaving(double weeks) {
        double sum = 0;
        for (int i = 0; i < evidence.size(); i++) {
            sum += Math.max(points(evidence.get(i), weeks), 0);
        }
        return sum;
    }

    private double staying(double weeks) {
        double sum = 0;
        for (int i = 0; i < evidence.size(); i++) {
            sum += Math.min(points(evidence.get(i), weeks), 0);
        }
        return sum;
    }

    private double points(Evidence of, double weeks) {
        EvidenceWeight weight = weights[of.reason().ordinal()];
        if (weight == null) {
            return 0;
        }
        double left = StrictMath.pow(0.5, weeks * DAYS_PER_WEEK / weight.halfLifeDays());
        return weight.pointsOf(of.amount() * left);
    }

    private double shortestHalfLifeOfWhatSpeaksForLeaving() {
        double shortest = Double.POSITIVE_INFINITY;
        for (Evidence each : evidence) {
            EvidenceWeight weight = weights[each.reason().ordinal()];
            if (weight != null && points(each, 0) > 0) {
                shortest = Math.min(shortest, weight.halfLifeDays() / DAYS_PER_WEEK);
            }
        }
        return shortest;
    }

    private static long instant(long at, double weeks) {
        double millis = Math.floor(weeks * MILLIS_PER_WEEK);
        if (!(millis < Long.MAX_VALUE - Math.abs((double) at))) {
            return Long.MAX_VALUE;
        }
        return at + Math.max((long) millis, 1);
    }
}
