package dev.attune.domain.churn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/** The maximum of a smooth function of positive numbers, by the simplex of Nelder and Mead 1965 over logarithms. */
final class Maximum {

    private static final int MOST_STEPS = 3000;

    private record Corner(double[] at, double value) {}

    private final ToDoubleFunction<double[]> function;

    private Maximum(ToDoubleFunction<double[]> function) {
        this.function = function;
    }

    static double[] of(ToDoubleFunction<double[]> function, double... start) {
        double[] logs = Arrays.stream(start).map(Math::log).toArray();
        return exp(new Maximum(function).search(logs));
    }

    private double[] search(double[] start) {
        Corner[] simplex = new Corner[start.length + 1];
        for (int i = 0; i < simplex.length; i++) {
            double[] at = start.clone();
            if (i > 0) {
                at[i - 1] += 0.2;
            }
            simplex[i] = corner(at);
        }
        Comparator<Corner> bestFirst = Comparator.comparingDouble(Corner::value).reversed();
        Arrays.sort(simplex, bestFirst);
        int worst = simplex.length - 1;
        for (int step = 0; step < MOST_STEPS && size(simplex) > 1e-7; step++) {
            double[] centre = centre(simplex);
            Corner reflected = corner(between(centre, simplex[worst].at(), -1));
            if (reflected.value() > simplex[0].value()) {
                Corner further = corner(between(centre, simplex[worst].at(), -2));
                simplex[worst] = further.value() > reflected.value() ? further : reflected;
            } else if (reflected.value() > simplex[worst - 1].value()) {
                simplex[worst] = reflected;
            } else {
                contract(simplex, centre, reflected);
            }
            Arrays.sort(simplex, bestFirst);
        }
        return simplex[0].at();
    }

    private void contract(Corner[] simplex, double[] centre, Corner reflected) {
        int worst = simplex.length - 1;
        Corner better = reflected.value() > simplex[worst].value() ? reflected : simplex[worst];
        Corner contracted = corner(between(centre, better.at(), 0.5));
        if (contracted.value() > better.value()) {
            simplex[worst] = contracted;
            return;
        }
        for (int i = 1; i < simplex.length; i++) {
            simplex[i] = corner(between(simplex[0].at(), simplex[i].at(), 0.5));
        }
    }

    private Corner corner(double[] at) {
        return new Corner(at, function.applyAsDouble(exp(at)));
    }

    private static double[] centre(Corner[] simplex) {
        double[] centre = new double[simplex.length - 1];
        for (int i = 0; i < centre.length; i++) {
            for (int j = 0; j < centre.length; j++) {
                centre[i] += simplex[j].at()[i] / centre.length;
            }
        }
        return centre;
    }

    /** {@code from} + fraction ({@code to} - {@code from}). */
    private static double[] between(double[] from, double[] to, double fraction) {
        double[] point = new double[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = from[i] + fraction * (to[i] - from[i]);
        }
        return point;
    }

    private static double size(Corner[] simplex) {
        double size = 0;
        for (Corner corner : simplex) {
            for (int i = 0; i < corner.at().length; i++) {
                size = Math.max(size, Math.abs(corner.at()[i] - simplex[0].at()[i]));
            }
        }
        return size;
    }

    private static double[] exp(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }
}
