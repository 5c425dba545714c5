package dev.attune.domain.experience;

/**
 * The one-sided cumulative sum of Page (1954), S becomes max(0, S + z - k), alarming at S of h and above: the verified
 * reference that {@link DropDetector} is compared with. z in standard deviations from the target, bad is positive.
 *
 * <p>For k = 0.5 and h = 5 a two-sided chart (two of these) alarms falsely every 465 observations and finds a shift of
 * one standard deviation after 10.4 (Montgomery, Introduction to Statistical Quality Control, table 9.4; Siegmund 1985).
 */
public final class Cusum {

    private final double allowance;
    private final double limit;
    private double sum;

    /**
     * @param allowance k: half the shift to detect, standard deviations
     * @param limit h: the sum that alarms
     */
    public Cusum(double allowance, double limit) {
        this.allowance = allowance;
        this.limit = limit;
    }

    /** Takes in one observation; true where the sum alarms, and then it starts again from 0. */
    public boolean observe(double z) {
        sum = Math.max(0, sum + z - allowance);
        if (sum < limit) {
            return false;
        }
        sum = 0;
        return true;
    }

    /** S, 0 and above. */
    public double sum() {
        return sum;
    }
}
