package dev.attune.fit;

import dev.attune.domain.policy.ModelParameters;

/**
 * What is believed of dropout before any data: ln a ~ N(0, 2^2), ln b ~ N(0.5, 2^2). Wide enough to move the 2,357
 * customers of CDNOW by two thousandths in b, narrow enough to hold where the likelihood runs off to infinity.
 */
final class WeakPrior {

    private static final double DEVIATION = 2;
    private static final double MEAN_LOG_A = 0;
    private static final double MEAN_LOG_B = 0.5;

    /** Estimates further out than so many deviations are not determined by the data. */
    private static final double FAR = 2;

    private WeakPrior() {}

    /** Logarithm of the density, up to a constant. */
    static double logDensity(ModelParameters p) {
        double a = deviations(p.a(), MEAN_LOG_A);
        double b = deviations(p.b(), MEAN_LOG_B);
        return -(a * a + b * b) / 2;
    }

    /** Whether an estimate has run off. */
    static boolean isFar(ModelParameters p) {
        return Math.abs(deviations(p.a(), MEAN_LOG_A)) > FAR || Math.abs(deviations(p.b(), MEAN_LOG_B)) > FAR;
    }

    private static double deviations(double value, double mean) {
        return (Math.log(value) - mean) / DEVIATION;
    }
}
