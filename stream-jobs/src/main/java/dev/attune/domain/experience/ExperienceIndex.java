package dev.attune.domain.experience;

import dev.attune.domain.policy.ExperiencePolicy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The experience index of a customer, its baseline, and the band around that in which it normally lies; index and baseline
 * are decayed means of satisfaction. Silence moves none of them: what is known does not become less known by waiting, so
 * all are as of the last signal.
 *
 * <p>Baseline: long half-life, shrunk to the prior index by its weight. Index: short half-life, shrunk to the baseline by
 * the policy's recovery observations (5), so that one bad page is not a bad experience.
 *
 * <p>Band: where the index of a customer lies {@link #BAND_SHARE} of the time while nothing changes for them. With weights W,
 * sums S and sums of squares of the recent observations (w, q = sum of squared weights) and of the long-run ones (l), prior
 * weight k, recovery observations r and baseline B:
 *
 * <pre>
 * variance of one observation     v = (sum of squares - 2 B S_l + B^2 W_l + k PRIOR_VARIANCE)/(W_l + k)
 * of the recent mean around B     u = v (q/W_w^2 + (1 - 2 min(1, W_l/W_w))/(W_l + k)), at least 0
 * band                            100 (B -+ 1.645 W_w/(W_w + r) sqrt(u)), within 0 and 100
 * </pre>
 *
 * The middle line is what the mean of a part varies around the shrunk mean of all: in the beginning the part is all there is,
 * and u = v (1/n - 1/(n + k)). It counts observations as independent of each other.
 */
public final class ExperienceIndex {

    /** The share of the time that the band covers. */
    public static final double BAND_SHARE = 0.9;

    /** Of the standard normal, for {@link #BAND_SHARE} on both sides. */
    private static final double BAND_DEVIATIONS = 1.6448536269514722;

    /** Of one satisfaction, before anything is known: one interaction of twenty is as bad as can be. */
    private static final double PRIOR_VARIANCE = 0.09;

    private float recentSum;
    private float recentWeight;
    private float recentSquaredWeight;
    private float longSum;
    private float longSquares;
    private float longWeight;
    private int hour;

    public ExperienceIndex copy() {
        ExperienceIndex copy = new ExperienceIndex();
        copy.recentSum = recentSum;
        copy.recentWeight = recentWeight;
        copy.recentSquaredWeight = recentSquaredWeight;
        copy.longSum = longSum;
        copy.longSquares = longSquares;
        copy.longWeight = longWeight;
        copy.hour = hour;
        return copy;
    }

    /**
     * Adds one interaction, in order of event time.
     *
     * @param satisfaction in [0, 1]
     * @param weight what it counts beside a direct contact, in (0, 1]
     * @param learning whether the baseline learns too; not while a drop is suspected, else it would get used to it
     * @param indexHalfLife of the policy
     * @param baselineHalfLife of the policy
     */
    public void observe(
            double satisfaction,
            double weight,
            long eventTime,
            boolean learning,
            HalfLife indexHalfLife,
            HalfLife baselineHalfLife) {
        forget(Decay.hour(eventTime), indexHalfLife, baselineHalfLife);
        recentSum += (float) (weight * satisfaction);
        recentWeight += (float) weight;
        recentSquaredWeight += (float) (weight * weight);
        if (learning) {
            longSum += (float) (weight * satisfaction);
            longSquares += (float) (weight * satisfaction * satisfaction);
            longWeight += (float) weight;
        }
    }

    private void forget(int now, HalfLife indexHalfLife, HalfLife baselineHalfLife) {
        if (now > hour && recentWeight > 0) {
            float recent = indexHalfLife.after(now - hour);
            float lasting = baselineHalfLife.after(now - hour);
            recentSum *= recent;
            recentWeight *= recent;
            recentSquaredWeight *= recent * recent;
            longSum *= lasting;
            longSquares *= lasting;
            longWeight *= lasting;
        }
        hour = Math.max(hour, now);
    }

    public boolean known() {
        return recentWeight > 0;
    }

    /** 0 to 100, NaN before the first signal. */
    public double baseline(ExperiencePolicy policy) {
        if (!known()) {
            return Double.NaN;
        }
        double prior = policy.priorIndexWeight();
        return (100.0 * longSum + policy.priorIndex() * prior) / (longWeight + prior);
    }

    /** 0 to 100, NaN before the first signal. */
    public double index(ExperiencePolicy policy) {
        double shrinkage = policy.recoveryObservations();
        return (100.0 * recentSum + baseline(policy) * shrinkage) / (recentWeight + shrinkage);
    }

    /** Lower end of the band around the baseline, 0 to 100; NaN before the first signal. */
    public double bandLow(ExperiencePolicy policy) {
        return Math.max(0, baseline(policy) - halfBand(policy));
    }

    /** Upper end of the band around the baseline, 0 to 100; NaN before the first signal. */
    public double bandHigh(ExperiencePolicy policy) {
        return Math.min(100, baseline(policy) + halfBand(policy));
    }

    private double halfBand(ExperiencePolicy policy) {
        double shrinkage = policy.recoveryObservations();
        double part = (double) recentWeight / (recentWeight + shrinkage);
        double prior = policy.priorIndexWeight();
        double learned = Math.min(1, (double) longWeight / recentWeight);
        double apart =
                recentSquaredWeight / ((double) recentWeight * recentWeight) + (1 - 2 * learned) / (longWeight + prior);
        return 100 * BAND_DEVIATIONS * part * Math.sqrt(variance(policy) * Math.max(0, apart));
    }

    /** Of one satisfaction around the baseline. */
    private double variance(ExperiencePolicy policy) {
        double usual = baseline(policy) / 100;
        double prior = policy.priorIndexWeight();
        double squares = longSquares - 2 * usual * longSum + usual * usual * longWeight;
        return (Math.max(0, squares) + PRIOR_VARIANCE * prior) / (longWeight + prior);
    }

    public void write(DataOutput out) throws IOException {
        out.writeFloat(recentSum);
        out.writeFloat(recentWeight);
        out.writeFloat(recentSquaredWeight);
        out.writeFloat(longSum);
        out.writeFloat(longSquares);
        out.writeFloat(longWeight);
        out.writeInt(hour);
    }

    /** @param banded whether the layout keeps what the band is made of; where not, it begins as if all weights were 1 */
    public static ExperienceIndex read(DataInput in, boolean banded) throws IOException {
        ExperienceIndex index = new ExperienceIndex();
        index.recentSum = in.readFloat();
        index.recentWeight = in.readFloat();
        if (banded) {
            index.recentSquaredWeight = in.readFloat();
        }
        index.longSum = in.readFloat();
        if (banded) {
            index.longSquares = in.readFloat();
        }
        index.longWeight = in.readFloat();
        index.hour = in.readInt();
        if (!banded) {
            index.recentSquaredWeight = index.recentWeight;
            float mean = index.longWeight > 0 ? index.longSum / index.longWeight : 0;
            index.longSquares = index.longSum * mean + (float) PRIOR_VARIANCE * index.longWeight;
        }
        return index;
    }
}
