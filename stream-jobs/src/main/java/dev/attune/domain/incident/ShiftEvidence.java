package dev.attune.domain.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Shiryaev-Roberts on the predictive ratio (SCIENCE section 2), as a mixture: R becomes (1 + R) e^l with l = delta z -
 * delta^2/2 for shifts of half, one and two standard deviations, up and down, and the mean of these R. A mean of such
 * statistics is one again, so E[R_n] = n while nothing changed. What comes in are one-step prediction errors, whitened;
 * what goes out is held against the tail of ln R in this series, because errors in bursts are not independent.
 */
final class ShiftEvidence {

    private static final double[] SHIFTS = {0.5, 1, 2};
    private static final double MOST = 30;
    private static final double PRIOR_WINDOWS = 1_000;

    private final SmoothedDeviation errors = new SmoothedDeviation(1);
    private final TailLaw tail = TailLaw.ofStatistics();
    private final double[] logStatistics = new double[2 * SHIFTS.length];

    ShiftEvidence() {
        restart();
    }

    /** R starts from 0. */
    void restart() {
        Arrays.fill(logStatistics, Double.NEGATIVE_INFINITY);
    }

    /**
     * @param error one-step prediction error, standardised
     * @param ready whether the variance of errors is known well enough to count evidence
     * @return ln R, or less where this series is known to drive it up by itself
     */
    double observe(double error, Footing footing, Direction news, boolean ready) {
        double surprise = errors.observe(error, footing, Direction.BOTH);
        if (!ready) {
            return Double.NEGATIVE_INFINITY;
        }
        double z = errors.z();
        if (surprise > 0) {
            double tamed = Math.sqrt(2 * surprise);
            z = Math.max(-tamed, Math.min(tamed, z));
        }
        double sum = 0;
        int used = 0;
        for (int index = 0; index < logStatistics.length; index++) {
            boolean up = index % 2 == 0;
            if (news != Direction.BOTH && up != (news == Direction.UP)) {
                continue;
            }
            double shift = up ? SHIFTS[index / 2] : -SHIFTS[index / 2];
            double ratio = shift * z - shift * shift / 2;
            double before = StrictMath.log1p(StrictMath.exp(logStatistics[index]));
            logStatistics[index] = Math.min(MOST, before + ratio);
            sum += StrictMath.exp(logStatistics[index]);
            used++;
        }
        double logStatistic = StrictMath.log(sum / used);
        double tamed = tail.surprise(logStatistic);
        if (footing.teaches()) {
            tail.learn(logStatistic, 1 / Math.min(footing.memory(), PRIOR_WINDOWS + footing.count()));
        }
        return tamed > 0 ? Math.min(logStatistic, tamed) : logStatistic;
    }

    void copyFrom(ShiftEvidence other) {
        errors.copyFrom(other.errors);
        tail.copyFrom(other.tail);
        System.arraycopy(other.logStatistics, 0, logStatistics, 0, logStatistics.length);
    }

    void write(DataOutput out) throws IOException {
        errors.write(out);
        tail.write(out);
        for (double logStatistic : logStatistics) {
            out.writeDouble(logStatistic);
        }
    }

    void read(DataInput in) throws IOException {
        errors.read(in);
        tail.read(in);
        for (int index = 0; index < logStatistics.length; index++) {
            logStatistics[index] = in.readDouble();
        }
    }
}
