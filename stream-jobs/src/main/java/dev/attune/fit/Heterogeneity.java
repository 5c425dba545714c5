package dev.attune.fit;

/**
 * The variance between groups, by the moments of DerSimonian and Laird 1986: groups of unequal size whose means scatter
 * more than the scatter within them explains.
 */
final class Heterogeneity {

    private int groups;
    private double weights;
    private double squaredWeights;
    private double sum;
    private double squares;

    /**
     * Adds a group.
     *
     * @param mean of it
     * @param weight one over the variance of the mean
     */
    void add(double mean, double weight) {
        groups++;
        weights += weight;
        squaredWeights += weight * weight;
        sum += weight * mean;
        squares += weight * mean * mean;
    }

    int groups() {
        return groups;
    }

    /** Mean over groups, by weight. */
    double mean() {
        return sum / weights;
    }

    /** @param spent degrees of freedom that other estimates took; 1 for the mean alone */
    double variance(double spent) {
        double scatter = squares - sum * sum / weights;
        double size = weights - squaredWeights / weights;
        return size <= 0 ? 0 : Math.max(0, (scatter - Math.max(0, groups - spent)) / size);
    }
}
