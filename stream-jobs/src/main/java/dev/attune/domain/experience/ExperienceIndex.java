package dev.attune.domain.experience;

import dev.attune.domain.policy.ExperiencePolicy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The experience index of a customer and its baseline, both decayed means of satisfaction. Silence moves neither: what is
 * known does not become less known by waiting, so both are as of the last signal.
 *
 * <p>Baseline: long half-life, shrunk to the prior index by its weight. Index: short half-life, shrunk to the baseline by
 * the policy's recovery observations (5), so that one bad page is not a bad experience.
 */
public final class ExperienceIndex {

    private float recentSum;
    private float recentWeight;
    private float longSum;
    private float longWeight;
    private int hour;

    public ExperienceIndex copy() {
        ExperienceIndex copy = new ExperienceIndex();
        copy.recentSum = recentSum;
        copy.recentWeight = recentWeight;
        copy.longSum = longSum;
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
        if (learning) {
            longSum += (float) (weight * satisfaction);
            longWeight += (float) weight;
        }
    }

    private void forget(int now, HalfLife indexHalfLife, HalfLife baselineHalfLife) {
        if (now > hour && recentWeight > 0) {
            float recent = indexHalfLife.after(now - hour);
            float lasting = baselineHalfLife.after(now - hour);
            recentSum *= recent;
            recentWeight *= recent;
            longSum *= lasting;
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

    public void write(DataOutput out) throws IOException {
        out.writeFloat(recentSum);
        out.writeFloat(recentWeight);
        out.writeFloat(longSum);
        out.writeFloat(longWeight);
        out.writeInt(hour);
    }

    public static ExperienceIndex read(DataInput in) throws IOException {
        ExperienceIndex index = new ExperienceIndex();
        index.recentSum = in.readFloat();
        index.recentWeight = in.readFloat();
        index.longSum = in.readFloat();
        index.longWeight = in.readFloat();
        index.hour = in.readInt();
        return index;
    }
}
