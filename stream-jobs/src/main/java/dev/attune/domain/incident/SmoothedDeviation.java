package dev.attune.domain.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Standardised deviations smoothed over about {@code span} windows, held against what this very figure did so far: its
 * own variance and tail. So neither autocorrelation nor heavy tails raise alarms that the budget does not allow.
 */
final class SmoothedDeviation {

    /** Deviations beyond so many of their standard deviations teach the variance no more than that. */
    static final double CLIP = 8;

    /** Windows that the prior of the tail is worth, for a span of 1. */
    private static final double PRIOR_WINDOWS = 400;

    private static final int FIRST_WINDOWS = 20;

    private final int span;
    private final TailLaw tail = TailLaw.ofDeviations();

    private double mean;
    private double variance;
    private double z;

    SmoothedDeviation(int span) {
        this.span = span;
    }

    int span() {
        return span;
    }

    /** Windows without data: the deviation fades, as if nothing had deviated. */
    void fade(long windows) {
        if (span > 1) {
            mean *= StrictMath.pow(1 - 1.0 / span, windows);
        }
    }

    /**
     * @param news which way is news
     * @return the surprise of where the smoothed deviation stands now, before anything was learned of it; alarms last
     *     about as long as the span, so that this is minus the logarithm of alarms a window
     */
    double observe(double deviation, Footing footing, Direction news) {
        long count = footing.count();
        mean += (deviation - mean) / Math.min(count, span);
        double floor = footing.least() / (2 * span - 1);
        double known = Math.max(variance, floor);
        double independent = Math.min(count, footing.memory()) / (2 * span - 1);
        z = mean / Math.sqrt(known * (1 + 2 / independent));
        double figure = news.of(z);
        double surprise = tail.surprise(figure);
        if (footing.teaches()) {
            double limit = count < FIRST_WINDOWS ? Double.MAX_VALUE : CLIP * CLIP * known;
            variance += footing.gain() * (Math.min(mean * mean, limit) - variance);
            if (count > FIRST_WINDOWS) {
                tail.learn(figure, 1 / Math.min(footing.memory(), PRIOR_WINDOWS * Math.sqrt(span) + count));
            }
        }
        return surprise > 0 ? surprise + StrictMath.log(span) : 0;
    }

    /** Where the smoothed deviation stands, in its own standard deviations. */
    double z() {
        return z;
    }

    void copyFrom(SmoothedDeviation other) {
        tail.copyFrom(other.tail);
        mean = other.mean;
        variance = other.variance;
        z = other.z;
    }

    void write(DataOutput out) throws IOException {
        tail.write(out);
        out.writeDouble(mean);
        out.writeDouble(variance);
        out.writeDouble(z);
    }

    void read(DataInput in) throws IOException {
        tail.read(in);
        mean = in.readDouble();
        variance = in.readDouble();
        z = in.readDouble();
    }
}
