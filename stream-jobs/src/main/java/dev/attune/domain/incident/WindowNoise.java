package dev.attune.domain.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far windows stray from what is expected of them: variance(n) = between + within / n, where n observations were
 * averaged in the window. Both are learned by a running regression of squared deviations on 1/n; where all windows hold
 * as many observations, everything is between. For rates, within is p (1 - p). O(1).
 */
final class WindowNoise {

    /** Share of the standard deviation of the series itself that is never news. */
    private static final double LEAST_SHARE = 0.05;

    /** Windows of the series' own variance that stand in for what is not known yet. */
    private static final double PRIOR_WINDOWS = 10;

    private static final int FIRST_WINDOWS = 20;

    private double mean;
    private double variance;

    private double inverse;
    private double inverseSquare;
    private double squared;
    private double squaredInverse;

    private double within;
    private double between;

    /** Follows the series itself, seasons and all. */
    void follow(double value, long count, double memory) {
        if (count == 1) {
            mean = value;
        }
        double gain = 1 / Math.min(count, memory);
        double above = value - mean;
        mean += gain * above;
        variance += gain * (above * above * (1 - gain) - variance);
    }

    /** Variance that a window of {@code n} observations has around what is expected of it. */
    double of(double n, long count) {
        return between + within / n + least() + PRIOR_WINDOWS / count * variance;
    }

    /** Variance that is never news: of a series that hardly moves around its seasons, and of rounding. */
    double least() {
        return LEAST_SHARE * LEAST_SHARE * variance + 1e-18 * mean * mean + 1e-30;
    }

    /** What {@link #least} is of the variance of a window, without what is not known yet. */
    double leastShare(double n) {
        return least() / (between + within / n + least());
    }

    /** Weight of a window of {@code n} observations beside a usual one, at most 1. */
    double weight(double n) {
        double usual = between + within * inverse + least();
        return Math.min(1, usual / (between + within / n + least()));
    }

    /** @param known variance of one observation where the family tells it, else negative */
    void learn(double deviation, double n, double known, long count, double memory) {
        double gain = 1 / Math.min(count, memory);
        double now = between + within / n;
        double limit = count < FIRST_WINDOWS
                ? Double.MAX_VALUE
                : SmoothedDeviation.CLIP * SmoothedDeviation.CLIP * Math.max(now, least());
        double square = Math.min(deviation * deviation, limit);
        double share = 1 / n;
        inverse += gain * (share - inverse);
        inverseSquare += gain * (share * share - inverseSquare);
        squared += gain * (square - squared);
        squaredInverse += gain * (square * share - squaredInverse);
        within = known >= 0 ? known : slope();
        between = Math.max(0, squared - within * inverse);
    }

    private double slope() {
        double spread = inverseSquare - inverse * inverse;
        if (spread <= 1e-6 * inverseSquare) {
            return 0;
        }
        double slope = (squaredInverse - squared * inverse) / spread;
        return Math.max(0, Math.min(slope, squared / inverse));
    }

    void copyFrom(WindowNoise other) {
        mean = other.mean;
        variance = other.variance;
        inverse = other.inverse;
        inverseSquare = other.inverseSquare;
        squared = other.squared;
        squaredInverse = other.squaredInverse;
        within = other.within;
        between = other.between;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(mean);
        out.writeDouble(variance);
        out.writeDouble(inverse);
        out.writeDouble(inverseSquare);
        out.writeDouble(squared);
        out.writeDouble(squaredInverse);
        out.writeDouble(within);
        out.writeDouble(between);
    }

    void read(DataInput in) throws IOException {
        mean = in.readDouble();
        variance = in.readDouble();
        inverse = in.readDouble();
        inverseSquare = in.readDouble();
        squared = in.readDouble();
        squaredInverse = in.readDouble();
        within = in.readDouble();
        between = in.readDouble();
    }
}
