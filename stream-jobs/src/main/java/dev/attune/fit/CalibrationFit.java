package dev.attune.fit;

import dev.attune.domain.policy.Calibration;
import java.util.List;

/** Shift and slope of the log-odds of having left, by what became of customers: maximum of the posterior. */
final class CalibrationFit {

    private static final double SHIFT_DEVIATION = 2;
    private static final double LOG_SLOPE_DEVIATION = 1;

    /** More outcomes than these move two numbers by nothing that matters. */
    private static final int MOST_OUTCOMES = 10_000;

    private CalibrationFit() {}

    /** @param weights of evidence by ordinal of reason */
    static Calibration of(List<Departure> outcomes, double[] weights) {
        int size = Math.min(outcomes.size(), MOST_OUTCOMES);
        Departure[] chosen = new Departure[size];
        double[] raw = new double[size];
        for (int i = 0; i < size; i++) {
            chosen[i] = outcomes.get((int) ((long) i * outcomes.size() / size));
            raw[i] = chosen[i].raw(weights);
        }
        double[] best = Simplex.maximumOfAny(at -> logPosterior(chosen, raw, at[0], at[1]), 0, 0);
        return new Calibration(best[0], Math.exp(best[1]));
    }

    private static double logPosterior(Departure[] outcomes, double[] raw, double shift, double logSlope) {
        double slope = Math.exp(logSlope);
        double a = shift / SHIFT_DEVIATION;
        double b = logSlope / LOG_SLOPE_DEVIATION;
        double sum = -(a * a + b * b) / 2;
        for (int i = 0; i < raw.length; i++) {
            sum -= outcomes[i].loss(shift + slope * raw[i]);
        }
        return sum;
    }
}
