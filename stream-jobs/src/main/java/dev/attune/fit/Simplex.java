package dev.attune.fit;

import java.util.function.ToDoubleFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/** The maximum of a smooth function: Nelder and Mead 1965, begun again until that gains nothing, over logarithms where numbers are positive. */
final class Simplex {

    private static final int MOST_EVALUATIONS = 20_000;
    private static final double RELATIVE = 1e-12;
    private static final double ABSOLUTE = 1e-9;
    private static final double[] FROM_AFAR = {0.5, 0.1};
    private static final double[] FROM_NEARBY = {0.05};
    private static final int MOST_BEGINNINGS = 10;

    /** In units of log-likelihood: far below what any figure shows. */
    private static final double GAIN = 1e-6;

    private Simplex() {}

    /**
     * @param start positive, finite
     * @param limit how far logarithms may go from 0: beyond it the function is not asked
     */
    static double[] maximum(ToDoubleFunction<double[]> function, double limit, double... start) {
        return maximum(function, limit, FROM_AFAR, start);
    }

    /** The same from a start that is nearly right already. */
    static double[] maximumNearby(ToDoubleFunction<double[]> function, double limit, double... start) {
        return maximum(function, limit, FROM_NEARBY, start);
    }

    private static double[] maximum(
            ToDoubleFunction<double[]> function, double limit, double[] steps, double... start) {
        double[] at = new double[start.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.max(-limit, Math.min(limit, Math.log(start[i])));
        }
        return exp(search(logs -> value(function, limit, logs), steps, at));
    }

    /** Of numbers of either sign; the function must fall towards infinity. */
    static double[] maximumOfAny(ToDoubleFunction<double[]> function, double... start) {
        return search(function, FROM_AFAR, start);
    }

    private static double[] search(ToDoubleFunction<double[]> function, double[] steps, double... start) {
        double[] at = start;
        double reached = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < MOST_BEGINNINGS; i++) {
            PointValuePair found = climb(function, at, steps[i % steps.length]);
            boolean settled = i >= steps.length && found.getValue() - reached < GAIN;
            at = found.getPoint();
            reached = found.getValue();
            if (settled) {
                break;
            }
        }
        return at;
    }

    private static PointValuePair climb(ToDoubleFunction<double[]> function, double[] from, double step) {
        return new SimplexOptimizer(new SimpleValueChecker(RELATIVE, ABSOLUTE))
                .optimize(
                        new MaxEval(MOST_EVALUATIONS),
                        new ObjectiveFunction(function::applyAsDouble),
                        GoalType.MAXIMIZE,
                        new InitialGuess(from),
                        new NelderMeadSimplex(from.length, step));
    }

    private static double value(ToDoubleFunction<double[]> function, double limit, double[] logs) {
        for (double log : logs) {
            if (!(Math.abs(log) <= limit)) {
                return -Double.MAX_VALUE;
            }
        }
        double value = function.applyAsDouble(exp(logs));
        return Double.isNaN(value) ? -Double.MAX_VALUE : value;
    }

    private static double[] exp(double[] logs) {
        double[] values = new double[logs.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(logs[i]);
        }
        return values;
    }
}
