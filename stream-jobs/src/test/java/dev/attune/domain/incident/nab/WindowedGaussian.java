package dev.attune.domain.incident.nab;

import dev.attune.domain.incident.nab.NabCorpus.Series;
import java.util.Arrays;

/**
 * The plain rule to be better than: how many standard deviations a value lies from the mean of the last 6,400, which
 * move on by 100. The detector of that name that NAB publishes 39.6 of on its 58 series.
 */
final class WindowedGaussian {

    private static final int WINDOW = 6_400;
    private static final int STEP = 100;

    private WindowedGaussian() {}

    /** Distance of each row from the mean before it, standard deviations. */
    static double[] distances(Series series) {
        double[] values = series.values();
        double[] distances = new double[values.length];
        int from = 0;
        int to = 0;
        double mean = 0;
        double deviation = 0;
        for (int row = 0; row < values.length; row++) {
            distances[row] = to == 0 ? 0 : Math.abs(values[row] - mean) / deviation;
            boolean filling = row < WINDOW;
            boolean moves = !filling && row + 1 - to == STEP;
            if (filling || moves) {
                from = moves ? from + STEP : 0;
                to = row + 1;
                mean = Arrays.stream(values, from, to).average().orElseThrow();
                double center = mean;
                double variance = Arrays.stream(values, from, to)
                        .map(value -> (value - center) * (value - center))
                        .average()
                        .orElseThrow();
                deviation = Math.max(1e-6, Math.sqrt(variance));
            }
        }
        return distances;
    }
}
