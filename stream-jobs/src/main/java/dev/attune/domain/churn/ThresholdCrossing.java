package dev.attune.domain.churn;

/**
 * When log-odds cross a threshold if nothing happens: silence grows ever more slowly, the benefit of a
 * purchase passes, evidence of either sign fades.
 *
 * <p>Each step takes the larger of two moves that cannot pass the crossing. One holds what fades constant and solves the
 * rest in closed form: exact without either. The other bounds the slope over an interval, like Newton's method from the
 * safe side: quadratic close to the crossing. They stop below one second. Every intermediate result is a valid early
 * bound, so giving up after a fixed number of steps costs one more assessment, never a late alert.
 */
final class ThresholdCrossing {

    private static final double MILLIS_PER_WEEK = 7.0 * 24 * 60 * 60 * 1000;
    private static final double ONE_SECOND = 1000 / MILLIS_PER_WEEK;

    /** Long enough to see the slope around the crossing, short enough for it to hardly change. */
    private static final double SHORTEST_INTERVAL = 3600 * ONE_SECOND;

    private static final int MOST_STEPS = 64;

    private final TwoClocks clocks;
    private final ChurnInputs inputs;
    private final FadingEvidence evidence;

    /** What is judged is a sum of rounded terms: each may have been rounded towards the crossing. */
    private final double rounding;

    ThresholdCrossing(TwoClocks clocks, ChurnInputs inputs, FadingEvidence evidence) {
        this.clocks = clocks;
        this.inputs = inputs;
        this.evidence = evidence;
        this.rounding = (evidence.size() + 4) * LogOdds.ROUNDING;
    }

    /** Never late; later than {@code at}. */
    long rises(long at, double threshold) {
        double target = threshold - rounding;
        double soonest = 0;
        double step = 0;
        for (int i = 0; i < MOST_STEPS; i++) {
            double constant = reached(target, evidence.leaving(soonest)) - soonest;
            if (evidence.size() == 0 && !clocks.settling(inputs)) {
                return instant(at, constant);
            }
            double now = evidence.leaving(soonest) + evidence.staying(soonest);
            double interval = longest(reached(target, now) - soonest, 2 * step);
            double slope = steepest(soonest, soonest + interval) + evidence.steepestRise(soonest, soonest + interval);
            step = Math.max(constant, move(target - base(soonest) - now, slope, interval));
            if (!(step >= ONE_SECOND)) {
                break;
            }
            soonest += step;
        }
        return instant(at, soonest);
    }

    /** Never late; later than {@code at}. Nothing but fading evidence lowers the log-odds. */
    long falls(long at, double threshold) {
        double target = threshold + rounding;
        double halfLife = evidence.shortestHalfLifeOfLeaving();
        double soonest = 0;
        double step = 0;
        for (int i = 0; i < MOST_STEPS; i++) {
            double leaving = evidence.leaving(soonest);
            double room = target - base(soonest) - evidence.staying(soonest);
            if (room <= 0 || leaving == 0) {
                return Long.MAX_VALUE;
            }
            double constant = halfLife * StrictMath.log(leaving / room) / StrictMath.log(2);
            double interval = longest(constant, 2 * step);
            double end = soonest + interval;
            double slope = gentlest(soonest, end) + evidence.steepestFall(soonest, end);
            step = Math.max(constant, move(leaving - room, -slope, interval));
            if (!(step >= ONE_SECOND)) {
                break;
            }
            soonest += step;
        }
        return instant(at, soonest);
    }

    private static double longest(double one, double other) {
        return Math.max(SHORTEST_INTERVAL, Math.max(one, other));
    }

    /** How far one may go within an interval while nothing steeper than {@code slope} closes the gap. */
    private static double move(double gap, double slope, double interval) {
        return slope * interval <= gap ? interval : gap / slope;
    }

    private double steepest(double from, double to) {
        return clocks.steepest(inputs, from, to);
    }

    private double gentlest(double from, double to) {
        return clocks.gentlest(inputs, from, to);
    }

    private double reached(double target, double withEvidence) {
        return clocks.reached(inputs, target - withEvidence);
    }

    private double base(double weeks) {
        return clocks.propensity(inputs) + clocks.silence(inputs, weeks) + clocks.stayed(inputs, weeks);
    }

    private static long instant(long at, double weeks) {
        double millis = Math.floor(weeks * MILLIS_PER_WEEK);
        if (!(millis < Long.MAX_VALUE - Math.abs((double) at))) {
            return Long.MAX_VALUE;
        }
        return at + Math.max((long) millis, 1);
    }
}
