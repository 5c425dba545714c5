package dev.attune.domain.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How often a figure goes beyond a limit, and by how much: a generalised Pareto tail, learned as it comes by the method
 * of moments (Pickands 1975; Hosking and Wallis 1987). It makes a surprise of a figure: minus the logarithm of the share
 * of windows that reach it, whatever the family of the noise. O(1), three doubles.
 */
final class TailLaw {

    /** Share beyond the limit that a new series is taken to have: of a normal deviation beyond 2.5 it is 0.012. */
    private static final double PRIOR_SHARE = 0.02;

    private static final double LEAST_SHARE = 1e-3;

    /** Heaviest tail that is learned: that of Student's t with 2.5 degrees of freedom. */
    private static final double MOST_SHAPE = 0.4;

    private final double limit;
    private final double leastMean;
    private final double mostExcess;

    private double share;
    private double mean;
    private double square;

    /**
     * @param limit where the tail begins
     * @param priorShare share of windows beyond it, before any was seen
     * @param priorMean mean excess, before any was seen
     * @param leastMean the least mean excess believed
     * @param mostExcess what exceeds by more teaches no more than that
     */
    TailLaw(double limit, double priorShare, double priorMean, double leastMean, double mostExcess) {
        this.limit = limit;
        this.leastMean = leastMean;
        this.mostExcess = mostExcess;
        this.share = priorShare;
        this.mean = priorMean;
        this.square = 2 * priorMean * priorMean;
    }

    /** Of standardised deviations: tails a little heavier than normal ones until more is known. */
    static TailLaw ofDeviations() {
        return new TailLaw(2.5, PRIOR_SHARE, 0.6, 0.35, 20);
    }

    /** Of ln R: of a Shiryaev-Roberts statistic beyond 100 the logarithm exceeds by 1 in the mean. */
    static TailLaw ofStatistics() {
        return new TailLaw(4.6, 0.01, 1, 1, 4);
    }

    /** Minus the logarithm of the share of windows that reach {@code figure}; 0 within the limit. */
    double surprise(double figure) {
        if (figure < limit) {
            return 0;
        }
        double excess = figure - limit;
        double variance = Math.max(1e-9, square - mean * mean);
        double shape = Math.max(0, Math.min(MOST_SHAPE, 0.5 * (1 - mean * mean / variance)));
        double beyond = shape < 1e-6 ? excess / mean : StrictMath.log1p(shape * excess / (mean * (1 - shape))) / shape;
        return beyond - StrictMath.log(share);
    }

    /** @param gain weight of this window */
    void learn(double figure, double gain) {
        if (figure < limit) {
            share = Math.max(LEAST_SHARE, share - gain * share);
            return;
        }
        share += gain * (1 - share);
        double excess = Math.min(figure - limit, mostExcess);
        double step = Math.min(0.5, gain / share);
        mean = Math.max(leastMean, mean + step * (excess - mean));
        square += step * (excess * excess - square);
    }

    void copyFrom(TailLaw other) {
        share = other.share;
        mean = other.mean;
        square = other.square;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(share);
        out.writeDouble(mean);
        out.writeDouble(square);
    }

    void read(DataInput in) throws IOException {
        share = in.readDouble();
        mean = in.readDouble();
        square = in.readDouble();
    }
}
