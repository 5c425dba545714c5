package dev.attune.fit;

import java.util.function.ToDoubleFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/** The maximum of a smooth function: Nelder and Mead 1965, begun again once, over logarithms where numbers are positive. */
final class Simplex {

    private static final int MOST_EVALUATIONS = 20_000;
    private static final double RELATIVE = 1e-14;
    private static final double ABSOLUTE = 1e-11;
    private static final double[] STEPS = {0.5, 0.1};

    private Simplex() {}

    /**
     * @param start positive, finite
     * @param limit how far logarithms may go from 0: beyond it the function is not asked
     */
    static double[] maximum(ToDoubleFunction<double[]> function, double limit, double... start) {
        double[] at = new double[start.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.max(-limit, Math.min(limit, Math.log(start[i])));
        }
        return exp(maximumOfAny(logs -> value(function, limit, logs), at));
    }

    /** Of numbers of either sign; the function must fall towards infinity. */
    static double[] maximumOfAny(ToDoubleFunction<double[]> function, double... start) {
        double[] at = start;
        for (double step : STEPS) {
            at = new SimplexOptimizer(new SimpleValueChecker(RELATIVE, ABSOLUTE))
                    .optimize(
                            new MaxEval(MOST_EVALUATIONS),
                            new ObjectiveFunction(function::applyAsDouble),
                            GoalType.MAXIMIZE,
                            new InitialGuess(at),
                            new NelderMeadSimplex(at.length, step))
                    .getPoint();
        }
        return at;
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
