package dev.attune.fit;

/**
 * FTRL-proximal of McMahan et al. 2013, "Ad click prediction: a view from the trenches", algorithm 1, for weights that are
 * drawn towards where they start instead of towards 0, and that keep within bounds. Per coordinate, with g the gradient
 * of the loss and d the distance from the start:
 *
 * <pre>
 *   sigma = (sqrt(n + g^2) - sqrt(n)) / alpha,   z += g - sigma d,   n += g^2
 *   d = 0                                                            |z| &lt;= lambda1
 *     = -(z - sign(z) lambda1) / ((beta + sqrt(n)) / alpha + lambda2)   else
 * </pre>
 *
 * <p>A bound cuts off d: what is minimised is convex and falls apart into coordinates, so that the nearest value within
 * the bounds is the minimum within the bounds. With both lambdas 0 and no bounds it is gradient descent with the rate
 * alpha / (beta + sqrt(n)) for each coordinate. O(1) time per gradient, two numbers of state per coordinate.
 */
final class Ftrl {

    /**
     * @param alpha rate of learning, above 0
     * @param beta how many squared gradients the rate begins with, not negative, above 0 in practice
     * @param lambda1 gradients that must have summed up before a weight moves at all
     * @param lambda2 precision of the belief that a weight is where it started
     */
    record Rates(double alpha, double beta, double lambda1, double lambda2) {}

    private final Rates rates;
    private final double[] start;
    private final double[] low;
    private final double[] high;
    private final double[] z;
    private final double[] n;

    Ftrl(Rates rates, double[] start, double[] low, double[] high) {
        this.rates = rates;
        this.start = start.clone();
        this.low = low.clone();
        this.high = high.clone();
        this.z = new double[start.length];
        this.n = new double[start.length];
    }

    double weight(int i) {
        return Math.max(low[i], Math.min(high[i], start[i] + distance(i)));
    }

    /** Takes in the derivative of the loss of one example by one weight, taken at {@link #weight}. */
    void learn(int i, double gradient) {
        double squares = n[i] + gradient * gradient;
        double sigma = (Math.sqrt(squares) - Math.sqrt(n[i])) / rates.alpha;
        z[i] += gradient - sigma * distance(i);
        n[i] = squares;
    }

    private double distance(int i) {
        if (Math.abs(z[i]) <= rates.lambda1) {
            return 0;
        }
        double free = -(z[i] - Math.signum(z[i]) * rates.lambda1)
                / ((rates.beta + Math.sqrt(n[i])) / rates.alpha + rates.lambda2);
        return Math.max(low[i] - start[i], Math.min(high[i] - start[i], free));
    }
}
